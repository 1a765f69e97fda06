using System.Buffers.Text;
using ZeroTrust.Aws.Protocols.Codecs;

namespace ZeroTrust.Aws.Protocols.Serving;

/// <summary>
/// The <c>aws-chunked</c> encoding of uploads
/// (https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html): each chunk is preceded by its size in
/// hexadecimal and, when signed, its signature; checksums may follow the last.
/// </summary>
internal static class AwsChunked
{
    internal static byte[] Decode(ReadOnlySpan<byte> body)
    {
        using var plain = new MemoryStream();
        while (true)
        {
            var end = body.IndexOf("\r\n"u8);
            if (
                end < 0
                || !Utf8Parser.TryParse(body[..end], out int size, out var digits, 'x')
                || size < 0
                || (digits < end && body[digits] != ';')
            )
            {
                throw new WireFormatException("The aws-chunked body has a chunk without a size.");
            }

            body = body[(end + 2)..];
            if (size == 0)
            {
                return plain.ToArray();
            }

            if (body.Length < size + 2)
            {
                throw new WireFormatException($"The aws-chunked body ends inside a chunk of {size} bytes.");
            }

            plain.Write(body[..size]);
            body = body[(size + 2)..];
        }
    }
}
