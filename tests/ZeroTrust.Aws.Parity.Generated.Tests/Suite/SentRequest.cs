using System.Text.Json.Nodes;

namespace ZeroTrust.Aws.Parity;

/// <summary>A request as it went out.</summary>
internal sealed record SentRequest(string Method, Uri Uri, IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>The body's form parameters.</summary>
    public IReadOnlyDictionary<string, string> Form =>
        Body.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('='))
            .ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]), StringComparer.Ordinal);

    /// <summary>Whether the body is this JSON, whatever the order of its members.</summary>
    public bool HasJson(string expected) => JsonNode.DeepEquals(JsonNode.Parse(Body), JsonNode.Parse(expected));
}
