namespace ZeroTrust.Aws.Protocols.Codecs;

/// <summary>A request before the SDK has resolved its endpoint and signed it.</summary>
internal sealed class OutgoingRequest
{
    internal string Method { get; set; } = "POST";

    /// <summary>The path with labels in braces, without greedy marks.</summary>
    internal string Path { get; set; } = "/";

    /// <summary>The labels' values, not encoded; greedy labels end with a plus sign.</summary>
    internal Dictionary<string, string> Labels { get; } = new(StringComparer.Ordinal);

    internal List<KeyValuePair<string, string?>> Query { get; } = [];

    internal Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    internal byte[]? Body { get; set; }

    internal Stream? Stream { get; set; }
}
