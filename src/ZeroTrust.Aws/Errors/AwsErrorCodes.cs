using System.Collections.Frozen;
using System.Net;
using Amazon.Runtime;
using ZeroTrust.Core.Errors;

namespace ZeroTrust.Aws.Errors;

/// <summary>
/// AWS's error codes by meaning, over all protocols. Sources: "Common errors" of the API
/// references of IAM, EC2, S3, STS, KMS and Organizations.
/// </summary>
internal static class AwsErrorCodes
{
    private static readonly FrozenDictionary<string, FailureKind> Kinds = new Dictionary<FailureKind, string[]>
    {
        [FailureKind.AccessDenied] =
        [
            "AccessDenied",
            "AccessDeniedException",
            "AccessDeniedForDependencyException",
            "AllAccessDisabled",
            "AuthorizationError",
            "AuthorizationErrorException",
            "Client.UnauthorizedOperation",
            "Forbidden",
            "KMSAccessDeniedException",
            "NotAuthorized",
            "OperationNotPermittedException",
            "UnauthorizedAccess",
            "UnauthorizedException",
            "UnauthorizedOperation",
            "403",
        ],
        [FailureKind.AuthenticationFailed] =
        [
            "AuthFailure",
            "ExpiredToken",
            "ExpiredTokenException",
            "IncompleteSignature",
            "IncompleteSignatureException",
            "InvalidAccessKeyId",
            "InvalidClientTokenId",
            "InvalidSecurity",
            "InvalidSignatureException",
            "InvalidToken",
            "MissingAuthenticationToken",
            "MissingAuthenticationTokenException",
            "NotSignedUp",
            "RequestExpired",
            "SignatureDoesNotMatch",
            "TokenRefreshRequired",
            "UnrecognizedClientException",
        ],
        [FailureKind.Throttled] =
        [
            "BandwidthLimitExceeded",
            "EC2ThrottledException",
            "PriorRequestNotComplete",
            "ProvisionedThroughputExceededException",
            "RequestLimitExceeded",
            "RequestThrottled",
            "RequestThrottledException",
            "SlowDown",
            "ThrottledException",
            "Throttling",
            "ThrottlingException",
            "TooManyRequests",
            "TooManyRequestsException",
            "429",
        ],
        [FailureKind.NotFound] =
        [
            "AccountNotFoundException",
            "DetectorNotFound",
            "EntityDoesNotExist",
            "InvalidGroup.NotFound",
            "InvalidInstanceID.NotFound",
            "InvalidVpcID.NotFound",
            "NoSuchBucket",
            "NoSuchBucketPolicy",
            "NoSuchConfigurationRecorderException",
            "NoSuchEntity",
            "NoSuchEntityException",
            "NoSuchKey",
            "NoSuchPublicAccessBlockConfiguration",
            "NoSuchTagSet",
            "NotFound",
            "NotFoundException",
            "OrganizationalUnitNotFoundException",
            "PolicyNotFoundException",
            "ResourceNotFound",
            "ResourceNotFoundException",
            "ServerSideEncryptionConfigurationNotFoundError",
            "TargetNotFoundException",
            "TrailNotFoundException",
            "404",
        ],
        [FailureKind.LimitExceeded] =
        [
            "ConstraintViolationException",
            "LimitExceeded",
            "LimitExceededException",
            "PolicySizeLimitExceededException",
            "QuotaExceeded",
            "ServiceQuotaExceededException",
            "TooManyBuckets",
            "TrailLimitExceededException",
            "MaxNumberOfConfigurationRecordersExceededException",
        ],
        [FailureKind.InvalidArgument] =
        [
            "InvalidArgument",
            "InvalidInput",
            "InvalidInputException",
            "InvalidParameter",
            "InvalidParameterCombination",
            "InvalidParameterException",
            "InvalidParameterValue",
            "InvalidRequest",
            "MalformedPolicy",
            "MalformedPolicyDocument",
            "MalformedPolicyDocumentException",
            "MissingParameter",
            "ParamValidationError",
            "ValidationError",
            "ValidationException",
        ],
        [FailureKind.Unavailable] =
        [
            "InternalError",
            "InternalFailure",
            "InternalServerError",
            "InternalServerException",
            "InternalServiceError",
            "InternalServiceException",
            "RequestTimeout",
            "ServiceException",
            "ServiceFailure",
            "ServiceUnavailable",
            "ServiceUnavailableException",
            "Unavailable",
            "500",
            "502",
            "503",
            "504",
        ],
    }
        .SelectMany(static pair => pair.Value.Select(code => (code, pair.Key)))
        .ToFrozenDictionary(static p => p.code, static p => p.Key, StringComparer.Ordinal);

    private static readonly FrozenSet<string> NotHere = new[]
    {
        "AWSOrganizationsNotInUseException",
        "EndpointNotFound",
        "InvalidAction",
        "NotImplemented",
        "OptInRequired",
        "RegionDisabledException",
        "SubscriptionRequiredException",
        "UnknownOperation",
        "UnknownOperationException",
        "UnsupportedOperation",
        "UnsupportedOperationException",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Expired = new[]
    {
        "ExpiredToken",
        "ExpiredTokenException",
        "RequestExpired",
        "TokenRefreshRequired",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether the session token is out of date.</summary>
    public static bool IsExpired(string code) => Expired.Contains(code);

    /// <summary>Whether the code says that the service, region or feature is not to be had.</summary>
    public static bool IsNotSupportedHere(string code) => NotHere.Contains(code);

    /// <summary>Whether AWS asked for fewer calls.</summary>
    public static bool IsThrottling(AmazonServiceException exception) => KindOf(exception) == FailureKind.Throttled;

    /// <summary>What an error of AWS means.</summary>
    public static FailureKind KindOf(AmazonServiceException exception)
    {
        if (exception.ErrorCode is { Length: > 0 } code && Kinds.TryGetValue(code, out var kind))
        {
            return kind;
        }

        return exception.StatusCode switch
        {
            HttpStatusCode.Forbidden => FailureKind.AccessDenied,
            HttpStatusCode.TooManyRequests => FailureKind.Throttled,
            HttpStatusCode.NotFound => FailureKind.NotFound,
            >= HttpStatusCode.InternalServerError => FailureKind.Unavailable,
            _ => FailureKind.Failed,
        };
    }
}
