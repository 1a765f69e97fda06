using Amazon.Runtime;
using ZeroTrust.Aws.Errors;
using ZeroTrust.Core.Errors;

namespace ZeroTrust.Aws.Connecting;

/// <summary>What is said when connecting fails.</summary>
internal static class ConnectErrors
{
    /// <summary>Maps a failure of the first calls.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="source">Where the credentials came from.</param>
    /// <param name="endpoint">What was called, for people.</param>
    public static ZeroTrustException Of(Exception exception, string source, string endpoint)
    {
        if (Known(exception) is { } known)
        {
            return known;
        }

        var failure = AwsFailure.Of(exception);
        if (failure.IsExpired)
        {
            return new(
                ErrorIds.CredentialsExpired,
                FailureKind.AuthenticationFailed,
                source,
                $"The credentials ({source}) are expired.",
                source.StartsWith("profile ", StringComparison.Ordinal)
                    ? $"Sign in again: aws sso login --{source.Replace(" ", " '", StringComparison.Ordinal)}', or "
                        + $"refresh the keys of the profile."
                    : "Get new ones and connect again.",
                exception
            );
        }

        if (failure.Kind is FailureKind.AuthenticationFailed or FailureKind.AccessDenied)
        {
            return new(
                ErrorIds.CredentialsRejected,
                FailureKind.AuthenticationFailed,
                source,
                $"AWS does not accept the credentials ({source}): {failure.Code}: {failure.Message}",
                "Check the keys, and that they are not deactivated.",
                exception
            );
        }

        if (failure.Kind == FailureKind.Throttled)
        {
            return new(
                ErrorIds.Throttled,
                FailureKind.Throttled,
                endpoint,
                $"AWS kept throttling: {failure.Message}",
                "Connect again in a minute.",
                exception
            );
        }

        if (failure.Kind == FailureKind.Unavailable)
        {
            return new(
                ErrorIds.EndpointUnavailable,
                FailureKind.Unavailable,
                endpoint,
                $"{endpoint} did not answer properly. {failure.Message}",
                "Check the network, the proxy and -EndpointUrl.",
                exception
            );
        }

        // Without an answer of a service it was one of the SDK's credential providers that failed.
        return failure.Code.Length == 0 && (exception is AmazonClientException || exception.InnerException is AmazonClientException)
            ? source is "instance profile" or "container"
                ? CredentialsChain.NotFound(failure.Message, exception)
                : new(
                    ErrorIds.CredentialsNotFound,
                    FailureKind.AuthenticationFailed,
                    source,
                    $"The credentials ({source}) could not be fetched: {failure.Message}",
                    "Sign in again or choose another profile.",
                    exception
                )
            : new(
                ErrorIds.CallFailed,
                FailureKind.Failed,
                endpoint,
                $"Connecting failed: {failure.Code} {failure.Message}",
                "Run again with -Verbose to see the calls.",
                exception
            );
    }

    /// <summary>Maps a failure of sts:AssumeRole.</summary>
    public static ZeroTrustException OfRole(Exception exception, string roleArn, string source, string endpoint)
    {
        var failure = AwsFailure.Of(exception);
        return Known(exception) is { } known ? known
            : failure.Kind is FailureKind.AccessDenied or FailureKind.InvalidArgument or FailureKind.NotFound or FailureKind.Failed
            && failure.Code.Length > 0
                ? new(
                    ErrorIds.RoleNotAssumed,
                    FailureKind.AccessDenied,
                    roleArn,
                    $"The role {roleArn} could not be assumed: {failure.Code}: {failure.Message}",
                    "Check that its trust policy names the caller, and its conditions: external id (-ExternalId), MFA (-MfaSerial).",
                    exception
                )
            : Of(exception, source, endpoint);
    }

    private static ZeroTrustException? Known(Exception exception)
    {
        for (var current = exception; current is not null; current = current.InnerException)
        {
            if (current is ZeroTrustException known)
            {
                return known;
            }
        }

        return null;
    }
}
