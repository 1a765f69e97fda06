namespace ZeroTrust.Aws.Protocols.Codecs;

/// <summary>An HTTP response, read whole.</summary>
public sealed class WireResponse
{
    /// <summary>Takes the parts of a response.</summary>
    /// <param name="status">The status code.</param>
    /// <param name="headers">The headers; several values of one name are joined with a comma.</param>
    /// <param name="body">The body.</param>
    public WireResponse(int status, IReadOnlyDictionary<string, string> headers, byte[] body)
    {
        Status = status;
        Headers = new Dictionary<string, string>(headers, StringComparer.OrdinalIgnoreCase);
        Body = body;
    }

    /// <summary>The status code.</summary>
    public int Status { get; }

    /// <summary>The headers, by name in any case.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>The body; empty when <see cref="Stream"/> holds it.</summary>
    public byte[] Body { get; }

    /// <summary>The body of a streaming operation, unread; otherwise null.</summary>
    public Stream? Stream { get; internal init; }

    /// <summary>The value of a header, or null.</summary>
    /// <param name="name">The name in any case.</param>
    public string? Header(string name) => Headers.GetValueOrDefault(name);

    internal string? RequestId => Header("x-amzn-RequestId") ?? Header("x-amz-request-id") ?? Header("x-amzn-request-id");
}
