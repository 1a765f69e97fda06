using Amazon.Runtime;
using ZeroTrust.Aws.Generated;

namespace ZeroTrust.Aws.Sending;

/// <summary>The API name of the operation that a request asks for.</summary>
internal static class OperationName
{
    /// <summary>Of a request of a service, which is called as in the AWS CLI.</summary>
    public static string Of(IRequestContext context, string service)
    {
        var name = context.OriginalRequest.GetType().Name;
        var method = name.EndsWith("Request", StringComparison.Ordinal) ? name[..^"Request".Length] : name;
        return ServiceShapes.Find(service) is { } shape ? OfficialNames.Of(shape).Operation(method) : method;
    }
}
