namespace ZeroTrust.Aws.Protocols.Codecs;

/// <summary>An HTTP request as a server sees it.</summary>
public sealed class WireRequest
{
    /// <summary>Takes the parts of a request.</summary>
    /// <param name="method">The method in upper case.</param>
    /// <param name="path">The path, still percent-encoded.</param>
    /// <param name="query">The query string, still percent-encoded, without the question mark.</param>
    /// <param name="headers">The headers; several values of one name are joined with a comma.</param>
    /// <param name="body">The body.</param>
    public WireRequest(string method, string path, string query, IReadOnlyDictionary<string, string> headers, byte[] body)
    {
        Method = method;
        Path = path;
        Query = FormParameters.Parse(query);
        Headers = new Dictionary<string, string>(headers, StringComparer.OrdinalIgnoreCase);
        Body = body;
    }

    /// <summary>The method.</summary>
    public string Method { get; }

    /// <summary>The path, percent-encoded.</summary>
    public string Path { get; }

    /// <summary>The query parameters in order, decoded.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query { get; }

    /// <summary>The headers, by name in any case.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>The body.</summary>
    public byte[] Body { get; }

    /// <summary>The value of a header, or null.</summary>
    /// <param name="name">The name in any case.</param>
    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
