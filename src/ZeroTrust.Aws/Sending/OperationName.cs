using Amazon.Runtime;

namespace ZeroTrust.Aws.Sending;

/// <summary>The API name of the operation that a request asks for.</summary>
internal static class OperationName
{
    public static string Of(IRequestContext context)
    {
        var name = context.OriginalRequest.GetType().Name;
        return name.EndsWith("Request", StringComparison.Ordinal) ? name[..^"Request".Length] : name;
    }
}
