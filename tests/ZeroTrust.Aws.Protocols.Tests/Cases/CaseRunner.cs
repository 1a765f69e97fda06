using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using ZeroTrust.Aws.Protocols.Clients;
using ZeroTrust.Aws.Protocols.Values;

namespace ZeroTrust.Aws.Protocols.Tests.Cases;

/// <summary>Runs one case through a client on the SDK's real pipeline. Returns what differs, or null.</summary>
internal static class CaseRunner
{
    internal static async Task<string?> Input(ProtocolCase @case)
    {
        var operation = @case.Operation();
        HttpRequestMessage? sent = null;
        var body = Array.Empty<byte>();
        using var client = Client(
            @case,
            (request, bytes) =>
            {
                (sent, body) = (request, bytes);
                return new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent([]) };
            }
        );
        var input = CaseValues.Read(@case.Json["params"]!.AsObject(), operation.Input);
        try
        {
            await client.InvokeAsync(operation, input, TestContext.Current.CancellationToken);
        }
        catch (Exception e) when (sent is not null && e is not Xunit.Sdk.XunitException)
        {
            // The answer is empty on purpose; only the request counts.
        }

        return Request(@case.Json["serialized"]!.AsObject(), sent!, body);
    }

    internal static async Task<string?> Output(ProtocolCase @case)
    {
        var operation = @case.Operation();
        using var client = Client(@case, (_, _) => Response(@case.Json["response"]!.AsObject()));
        try
        {
            var output = await client.InvokeAsync(operation, new StructureValue(operation.Input), TestContext.Current.CancellationToken);
            if (@case.Json["result"] is not { } result)
            {
                return "an error was expected";
            }

            return Comparison.Json(WithoutNulls(result), CaseValues.Structure(output));
        }
        catch (AmazonServiceException e) when (@case.Json["result"] is null)
        {
            if (e.ErrorCode != @case.Json["errorCode"]!.GetValue<string>())
            {
                return $"the error code is {e.ErrorCode}: {e}";
            }

            if (@case.Json["errorMessage"]?.GetValue<string>() is { } message && e.Message != message)
            {
                return $"the message is {e.Message}";
            }

            var members = e is IStructure structure ? CaseValues.Structure(structure) : [];
            return Comparison.Json(@case.Json["error"] ?? new JsonObject(), members);
        }
    }

    private static CaseClient Client(ProtocolCase @case, Func<HttpRequestMessage, byte[], HttpResponseMessage> answer) =>
        new(
            new UntypedClientConfig(@case.Operation().Service)
            {
                ServiceURL = @case.ClientEndpoint,
                AuthenticationRegion = "us-east-1",
                HttpClientFactory = new StubHttp(answer),
                MaxErrorRetry = 0,
            }
        );

    private static string? Request(JsonObject expected, HttpRequestMessage sent, byte[] body)
    {
        if (sent.Method.Method != expected["method"]!.GetValue<string>())
        {
            return $"the method is {sent.Method}";
        }

        var headers = sent
            .Headers.Concat(sent.Content?.Headers.AsEnumerable() ?? [])
            .ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        var uri = expected["uri"]!.GetValue<string>();
        if (!SameUri(uri, sent.RequestUri!.PathAndQuery))
        {
            return $"expected uri {uri}, got {sent.RequestUri.PathAndQuery}";
        }

        if (expected["host"]?.GetValue<string>() is { } host && host.Split('/')[0] != sent.RequestUri.Authority)
        {
            return $"expected host {host}, got {sent.RequestUri}";
        }

        foreach (var (name, value) in expected["headers"] as JsonObject ?? [])
        {
            if (!headers.TryGetValue(name, out var actual))
            {
                return $"the header {name} is missing";
            }

            if (actual != value!.GetValue<string>() && !actual.StartsWith(value.GetValue<string>() + ";", StringComparison.Ordinal))
            {
                return $"header {name}: expected {value}, got {actual}";
            }
        }

        foreach (var name in expected["forbidHeaders"] as JsonArray ?? [])
        {
            if (headers.ContainsKey(name!.GetValue<string>()))
            {
                return $"the header {name} must not be there";
            }
        }

        foreach (var name in expected["requireHeaders"] as JsonArray ?? [])
        {
            if (!headers.ContainsKey(name!.GetValue<string>()) && !(name.GetValue<string>() == "Content-Length" && body.Length > 0))
            {
                return $"the header {name} must be there";
            }
        }

        return expected["body"]?.GetValue<string>() is { } text
            ? Comparison.Body(text, body, headers.GetValueOrDefault("Content-Type"))
            : null;
    }

    private static bool SameUri(string expected, string actual)
    {
        var (e, a) = (expected.Split('?'), actual.Split('?'));
        return e[0] == a[0] && Query(e).SequenceEqual(Query(a));

        static IEnumerable<string> Query(string[] uri) =>
            uri.Length == 1
                ? []
                : uri[1]
                    .Split('&')
                    .Select(p => Uri.UnescapeDataString(p.Contains('=', StringComparison.Ordinal) ? p : p + "="))
                    .Order(StringComparer.Ordinal);
    }

    private static HttpResponseMessage Response(JsonObject json)
    {
        var response = new HttpResponseMessage((HttpStatusCode)json["status_code"]!.GetValue<int>())
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(json["body"]?.GetValue<string>() ?? "")),
        };
        foreach (var (name, value) in json["headers"] as JsonObject ?? [])
        {
            if (!response.Headers.TryAddWithoutValidation(name, value!.GetValue<string>()))
            {
                response.Content.Headers.TryAddWithoutValidation(name, value!.GetValue<string>());
            }
        }

        return response;
    }

    private static JsonNode? WithoutNulls(JsonNode? node)
    {
        var copy = node?.DeepClone();
        if (copy is JsonObject json)
        {
            foreach (var name in json.Where(p => p.Value is null).Select(p => p.Key).ToList())
            {
                json.Remove(name);
            }
        }

        return copy;
    }
}
