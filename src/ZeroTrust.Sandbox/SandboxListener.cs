using System.Net;
using System.Net.Sockets;
using ZeroTrust.Aws.Protocols.Codecs;
using ZeroTrust.Sandbox.Http;

namespace ZeroTrust.Sandbox;

/// <summary>
/// Offers a sandbox on 127.0.0.1, so that any AWS client can be pointed at it with
/// <c>AWS_ENDPOINT_URL</c>. It serves nobody but this machine.
/// </summary>
public sealed class SandboxListener : IAsyncDisposable
{
    private const int MaximumBody = 64 * 1024 * 1024;

    private readonly HttpListener _listener;
    private readonly Gateway _gateway;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _loop;

    private SandboxListener(HttpListener listener, Gateway gateway, Uri endpoint)
    {
        _listener = listener;
        _gateway = gateway;
        Endpoint = endpoint;
        _loop = ListenAsync();
    }

    /// <summary>The address for <c>AWS_ENDPOINT_URL</c> and <c>-EndpointUrl</c>, such as <c>http://127.0.0.1:4566</c>.</summary>
    public Uri Endpoint { get; }

    /// <summary>Starts listening.</summary>
    /// <param name="sandbox">The sandbox to offer; it lives on after the listener.</param>
    /// <param name="port">The port; 0 for any that is free.</param>
    /// <exception cref="HttpListenerException">The port is taken.</exception>
    public static SandboxListener Start(AwsSandbox sandbox, int port = 0)
    {
        ArgumentNullException.ThrowIfNull(sandbox);
        // Somebody else can take a free port between the question and its use; then the next one is tried.
        for (var attempt = 0; ; attempt++)
        {
            var endpoint = new Uri(
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"http://127.0.0.1:{(port == 0 ? FreePort() : port)}/")
            );
            var listener = new HttpListener { IgnoreWriteExceptions = true };
            listener.Prefixes.Add(endpoint.AbsoluteUri);
            try
            {
                listener.Start();
                return new SandboxListener(listener, sandbox.Gateway, endpoint);
            }
            catch (HttpListenerException) when (port == 0 && attempt < 20)
            {
                listener.Close();
            }
        }
    }

    /// <summary>Stops listening and waits for calls that are under way.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        _listener.Close();
        await _loop.ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task ListenAsync()
    {
        var calls = new List<Task>();
        while (!_stop.IsCancellationRequested)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync().ConfigureAwait(false);
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                break;
            }

            calls.RemoveAll(static call => call.IsCompleted);
            calls.Add(Task.Run(() => AnswerAsync(context)));
        }

        await Task.WhenAll(calls).ConfigureAwait(false);
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            var request = await ReadAsync(context.Request).ConfigureAwait(false);
            var reply = request is null
                ? new Reply(new WireResponse(413, new Dictionary<string, string>(), []))
                : await _gateway.AnswerAsync(request, _stop.Token).ConfigureAwait(false);
            if (reply.Ending == ReplyEnding.Reset)
            {
                Break(context.Response);
            }
            else
            {
                await WriteAsync(context.Response, reply, context.Request.HttpMethod == "HEAD").ConfigureAwait(false);
            }
        }
        catch (Exception broken)
            when (broken
                    is IOException
                        or HttpListenerException
                        or ObjectDisposedException
                        or OperationCanceledException
                        or InvalidOperationException
                        or ArgumentException
            )
        {
            context.Response.Abort(); // the client has gone, or sent what is not HTTP
        }
    }

    private async Task<WireRequest?> ReadAsync(HttpListenerRequest request)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in request.Headers.AllKeys)
        {
            if (name is not null && request.Headers[name] is { } value)
            {
                headers[name] = value;
            }
        }

        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.InputStream.ReadAsync(buffer, _stop.Token).ConfigureAwait(false)) > 0)
        {
            body.Write(buffer, 0, read);
            if (body.Length > MaximumBody)
            {
                return null;
            }
        }

        var target = request.RawUrl ?? "/";
        var mark = target.IndexOf('?', StringComparison.Ordinal);
        var (path, query) = mark < 0 ? (target, "") : (target[..mark], target[(mark + 1)..]);
        return new WireRequest(request.HttpMethod.ToUpperInvariant(), path, query, headers, body.ToArray());
    }

    private static async Task WriteAsync(HttpListenerResponse response, Reply reply, bool head)
    {
        response.StatusCode = reply.Response.Status;
        foreach (var (name, value) in reply.Response.Headers)
        {
            if (name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase))
            {
                response.ContentType = value;
            }
            else if (!name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
            {
                response.AddHeader(name, value);
            }
        }

        var body = head ? [] : reply.Response.Body;
        response.ContentLength64 = body.Length;
        if (reply.Ending == ReplyEnding.Truncated)
        {
            await response.OutputStream.WriteAsync(body.AsMemory(0, body.Length / 2)).ConfigureAwait(false);
            response.Abort();
            return;
        }

        await response.OutputStream.WriteAsync(body).ConfigureAwait(false);
        response.Close();
    }

    /// <summary>Ends the connection. The listener always sends headers first: promising a body that never comes makes
    /// the client see a broken connection.</summary>
    private static void Break(HttpListenerResponse response)
    {
        response.StatusCode = 500;
        response.ContentLength64 = 1;
        response.Abort();
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
