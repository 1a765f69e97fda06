using ZeroTrust.Aws.Protocols.Codecs;

namespace ZeroTrust.Aws.Protocols.Serving;

/// <summary>
/// The scope of a Signature Version 4 (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html).
/// </summary>
/// <param name="AccessKeyId">The access key.</param>
/// <param name="Date">The day, yyyyMMdd.</param>
/// <param name="Region">The region, for example <c>eu-west-1</c>.</param>
/// <param name="Service">The signing name of the service.</param>
public sealed record CredentialScope(string AccessKeyId, string Date, string Region, string Service)
{
    private const string Marker = "Credential=";

    /// <summary>The scope that a request was signed in, from its header or its presigned query; null when it is not signed.</summary>
    /// <param name="request">The request.</param>
    public static CredentialScope? Of(WireRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Header("Authorization") is { } header)
        {
            var start = header.IndexOf(Marker, StringComparison.Ordinal);
            return start < 0 ? null : Parse(header[(start + Marker.Length)..].Split(',', ' ')[0]);
        }

        return request.Query.FirstOrDefault(p => p.Key == "X-Amz-Credential").Value is { } credential ? Parse(credential) : null;
    }

    private static CredentialScope? Parse(string credential)
    {
        var parts = credential.Split('/');

        // An access key never has a slash, but counting from the end costs nothing.
        return parts.Length < 5 ? null : new(string.Join('/', parts[..^4]), parts[^4], parts[^3], parts[^2]);
    }
}
