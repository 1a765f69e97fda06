using System.Globalization;
using System.Text;

namespace ZeroTrust.Sandbox.Http;

/// <summary>Takes apart bodies in aws-chunked encoding: chunks with a hexadecimal size and an extension, then trailers.</summary>
internal static class AwsChunked
{
    /// <summary>The payload; the body itself when it is not in this form.</summary>
    public static byte[] Decode(byte[] body, string? contentHash)
    {
        if (contentHash is null || !contentHash.StartsWith("STREAMING-", StringComparison.Ordinal)) return body;
        var payload = new MemoryStream();
        var rest = body.AsSpan();
        while (rest.IndexOf("\r\n"u8) is >= 0 and var end)
        {
            var head = Encoding.ASCII.GetString(rest[..end]).Split(';')[0];
            if (!int.TryParse(head, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var size) || size < 0) return body;
            rest = rest[(end + 2)..];
            if (size == 0) return payload.ToArray();
            if (rest.Length < size) return body;
            payload.Write(rest[..size]);
            rest = rest[size..];
            if (rest.StartsWith("\r\n"u8)) rest = rest[2..];
        }

        return payload.ToArray();
    }
}
