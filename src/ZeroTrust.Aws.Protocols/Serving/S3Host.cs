using ZeroTrust.Aws.Protocols.Codecs;

namespace ZeroTrust.Aws.Protocols.Serving;

/// <summary>Moves the bucket of a virtual-hosted request (<c>bucket.s3.region.amazonaws.com</c>)
/// into the path, where the model has it.</summary>
internal static class S3Host
{
    internal static WireRequest IntoPath(WireRequest request)
    {
        var host = request.Header("Host") ?? "";
        var labels = host.Split('.');
        var s3 = Array.FindIndex(labels, l => l == "s3" || l.StartsWith("s3-", StringComparison.Ordinal));
        if (s3 <= 0)
        {
            return request;
        }

        var bucket = string.Join('.', labels[..s3]);
        var query = string.Join('&', request.Query.Select(p => Uri.EscapeDataString(p.Key) + "=" + Uri.EscapeDataString(p.Value)));
        return new WireRequest(request.Method, "/" + bucket + request.Path, query, request.Headers, request.Body);
    }
}
