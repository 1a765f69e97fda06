using System.Security.Cryptography;
using System.Text;
using ZeroTrust.Aws.Protocols.Shapes;

namespace ZeroTrust.Sandbox.Calls;

/// <summary>What every service can say before it does anything, in the words of its protocol. S3 and EC2 have words of their own.</summary>
internal static class Refusals
{
    public static ServiceError UnknownOperation(ServiceShape service) =>
        Dialect(service) switch
        {
            Words.S3 => new("MethodNotAllowed", "The specified method is not allowed against this resource.", 405),
            Words.Json or Words.RestJson => new(
                "UnknownOperationException",
                "The sandbox does not know this operation.",
                Dialect(service) == Words.RestJson ? 404 : 400
            ),
            _ => new("InvalidAction", "The action or operation requested is invalid. Verify that the action is typed correctly.", 400),
        };

    public static ServiceError Malformed(ServiceShape service, string problem) =>
        Dialect(service) switch
        {
            Words.S3 => new(
                "MalformedXML",
                "The XML you provided was not well-formed or did not validate against our published schema",
                400
            ),
            Words.Json or Words.RestJson => new("SerializationException", problem, 400),
            Words.Ec2 => new("MalformedQueryString", problem, 400),
            _ => new("MalformedInput", problem, 400),
        };

    public static ServiceError MissingCredentials(ServiceShape service) =>
        Dialect(service) switch
        {
            Words.S3 => new("AccessDenied", "Access Denied", 403),
            Words.Json or Words.RestJson => new("MissingAuthenticationTokenException", "Missing Authentication Token", 403),
            Words.Ec2 => new("AuthFailure", "AWS was not able to validate the provided access credentials", 401),
            _ => new("MissingAuthenticationToken", "Request is missing Authentication Token", 403),
        };

    public static ServiceError UnknownCredentials(ServiceShape service) =>
        Dialect(service) switch
        {
            Words.S3 => new("InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.", 403),
            Words.Json or Words.RestJson => new(
                "UnrecognizedClientException",
                "The security token included in the request is invalid.",
                Dialect(service) == Words.RestJson ? 403 : 400
            ),
            Words.Ec2 => new("AuthFailure", "AWS was not able to validate the provided access credentials", 401),
            _ => new("InvalidClientTokenId", "The security token included in the request is invalid.", 403),
        };

    public static ServiceError ExpiredCredentials(ServiceShape service) =>
        Dialect(service) switch
        {
            Words.S3 => new("ExpiredToken", "The provided token has expired.", 400),
            Words.Json or Words.RestJson => new(
                "ExpiredTokenException",
                "The security token included in the request is expired",
                Dialect(service) == Words.RestJson ? 403 : 400
            ),
            Words.Ec2 => new("RequestExpired", "Request has expired.", 400),
            _ => new("ExpiredToken", "The security token included in the request is expired", 403),
        };

    public static ServiceError Throttled(ServiceShape service)
    {
        var headers = new Dictionary<string, string> { ["Retry-After"] = "1" };
        return Dialect(service) switch
        {
            Words.S3 => new("SlowDown", "Please reduce your request rate.", 503) { Headers = headers },
            Words.Json => new(
                service.Error("TooManyRequestsException") is null ? "ThrottlingException" : "TooManyRequestsException",
                "Rate exceeded",
                400
            )
            {
                Headers = headers,
            },
            Words.RestJson => new("TooManyRequestsException", "Rate exceeded", 429) { Headers = headers },
            Words.Ec2 => new("RequestLimitExceeded", "Request limit exceeded.", 503) { Headers = headers },
            _ => new("Throttling", "Rate exceeded", 400) { Headers = headers },
        };
    }

    public static ServiceError Unavailable(ServiceShape service, int status) =>
        Dialect(service) switch
        {
            Words.S3 => new(
                status == 503 ? "ServiceUnavailable" : "InternalError",
                "We encountered an internal error. Please try again.",
                status
            ),
            Words.Json or Words.RestJson => new(
                status == 503 ? "ServiceUnavailableException" : "InternalFailure",
                "The service cannot answer now.",
                status
            ),
            Words.Ec2 => new(status == 503 ? "Unavailable" : "InternalError", "An internal error has occurred", status),
            _ => new(
                status == 503 ? "ServiceUnavailable" : "InternalFailure",
                "The request processing has failed because of an unknown error, exception or failure.",
                status
            ),
        };

    /// <summary>The caller may not do this; the message names principal, action and resource as AWS does.</summary>
    public static ServiceError Denied(ServiceShape service, string principal, string action, string resource, string reason)
    {
        var what = $"User: {principal} is not authorized to perform: {action}";
        var where = resource == "*" ? "" : $" on resource: {resource}";
        return Dialect(service) switch
        {
            Words.S3 => new("AccessDenied", $"{what}{(where.Length == 0 ? "" : $" on resource: \"{resource}\"")} {reason}", 403),
            Words.Json => new("AccessDeniedException", $"{what}{where} {reason}", 400),
            Words.RestJson => new("AccessDeniedException", $"{what}{where} {reason}", 403),
            Words.Ec2 => new(
                "UnauthorizedOperation",
                $"You are not authorized to perform this operation. {what}{where} {reason}. "
                    + $"Encoded authorization failure message: {Encoded(what + where)}",
                403
            ),
            _ => new("AccessDenied", $"{what}{where} {reason}", 403),
        };
    }

    /// <summary>Stands for what only AWS can decode.</summary>
    private static string Encoded(string text) => Convert.ToHexString(SHA512.HashData(Encoding.UTF8.GetBytes(text)));

    private static Words Dialect(ServiceShape service) =>
        service.Protocol switch
        {
            WireProtocol.RestXml => Words.S3,
            WireProtocol.RestJson => Words.RestJson,
            WireProtocol.Json => Words.Json,
            WireProtocol.Ec2 => Words.Ec2,
            _ => Words.Query,
        };

    private enum Words
    {
        Query,
        Ec2,
        Json,
        RestJson,
        S3,
    }
}
