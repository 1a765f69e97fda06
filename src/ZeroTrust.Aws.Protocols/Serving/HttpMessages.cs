using System.IO.Compression;
using System.Net;
using ZeroTrust.Aws.Protocols.Codecs;

namespace ZeroTrust.Aws.Protocols.Serving;

/// <summary>Between .NET's HTTP messages and the codecs'.</summary>
public static class HttpMessages
{
    /// <summary>Reads a request whole. The encodings that the SDK applies to bodies (<c>gzip</c>, <c>aws-chunked</c>) are undone.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="WireFormatException">The encoding of the body is broken.</exception>
    public static async Task<WireRequest> ReadAsync(HttpRequestMessage request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var uri = request.RequestUri ?? throw new ArgumentException("The request has no URI.", nameof(request));
        var headers = request
            .Headers.NonValidated.Concat(request.Content?.Headers.NonValidated.AsEnumerable() ?? [])
            .ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        headers["Host"] = request.Headers.Host ?? uri.Authority;
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        return new WireRequest(request.Method.Method, uri.AbsolutePath, uri.Query.TrimStart('?'), headers, Decode(headers, body));
    }

    /// <summary>The response as .NET's HTTP sends it.</summary>
    /// <param name="response">The response.</param>
    public static HttpResponseMessage ToHttp(WireResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        var message = new HttpResponseMessage((HttpStatusCode)response.Status)
        {
            Content = response.Stream is { } stream ? new StreamContent(stream) : new ByteArrayContent(response.Body),
        };
        foreach (var (name, value) in response.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
            {
                message.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return message;
    }

    /// <summary>Undoes the encodings that a request's headers name.</summary>
    /// <param name="headers">The headers by name.</param>
    /// <param name="body">The body as it came.</param>
    /// <exception cref="WireFormatException">The encoding is broken.</exception>
    public static byte[] Decode(IReadOnlyDictionary<string, string> headers, byte[] body)
    {
        ArgumentNullException.ThrowIfNull(headers);
        ArgumentNullException.ThrowIfNull(body);
        var encodings = headers.GetValueOrDefault("Content-Encoding") ?? "";
        var hash = headers.GetValueOrDefault("x-amz-content-sha256") ?? "";
        if (
            encodings.Contains("aws-chunked", StringComparison.OrdinalIgnoreCase) || hash.StartsWith("STREAMING-", StringComparison.Ordinal)
        )
        {
            body = AwsChunked.Decode(body);
        }

        return encodings.Contains("gzip", StringComparison.OrdinalIgnoreCase) ? Inflate(body) : body;
    }

    private static byte[] Inflate(byte[] body)
    {
        try
        {
            using var gzip = new GZipStream(new MemoryStream(body), CompressionMode.Decompress);
            using var plain = new MemoryStream();
            gzip.CopyTo(plain);
            return plain.ToArray();
        }
        catch (InvalidDataException e)
        {
            throw new WireFormatException("The body is not gzip, although Content-Encoding says so.", e);
        }
    }
}
