using System.Net;
using ZeroTrust.Aws.Protocols.Codecs;

namespace ZeroTrust.Sandbox.Http;

/// <summary>The transport of an SDK client: what would go over the network goes to the gateway.</summary>
internal sealed class SandboxHandler(Gateway gateway) : HttpMessageHandler
{
    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // A real connection answers on another thread; so does this one, so that callers never hold up themselves.
        await Task.Yield();
        var reply = await gateway
            .AnswerAsync(await ReadAsync(request, cancellationToken).ConfigureAwait(false), cancellationToken)
            .ConfigureAwait(false);
        if (reply.Ending == ReplyEnding.Reset)
        {
            throw new HttpRequestException(
                HttpRequestError.ConnectionError,
                "The connection was reset by the sandbox.",
                new IOException("Connection reset by peer.")
            );
        }

        return Write(reply, request);
    }

    private static async Task<WireRequest> ReadAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var uri = request.RequestUri ?? throw new InvalidOperationException("A request without an address.");
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Host"] = request.Headers.Host ?? uri.Authority };
        foreach (var (name, values) in request.Headers.NonValidated)
        {
            headers[name] = string.Join(", ", values);
        }

        var body = Array.Empty<byte>();
        if (request.Content is { } content)
        {
            foreach (var (name, values) in content.Headers.NonValidated)
            {
                headers[name] = string.Join(", ", values);
            }

            body = await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        }

        return new WireRequest(request.Method.Method.ToUpperInvariant(), uri.AbsolutePath, uri.Query.TrimStart('?'), headers, body);
    }

    private static HttpResponseMessage Write(Reply reply, HttpRequestMessage request)
    {
        var response = new HttpResponseMessage((HttpStatusCode)reply.Response.Status) { RequestMessage = request };
        var body = reply.Response.Body;
        response.Content =
            reply.Ending == ReplyEnding.Truncated ? new StreamContent(new TruncatedStream(body)) : new ByteArrayContent(body);
        foreach (var (name, value) in reply.Response.Headers)
        {
            if (!response.Headers.TryAddWithoutValidation(name, value))
            {
                response.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        response.Content.Headers.ContentLength = body.Length;
        return response;
    }
}
