namespace ZeroTrust.Aws.Protocols.Codecs;

/// <summary>A message that does not follow the service's protocol: truncated, of the wrong type, or not the expected format.</summary>
public sealed class WireFormatException : FormatException
{
    /// <summary>Names the service, the operation and what was wrong.</summary>
    /// <param name="message">The whole message.</param>
    /// <param name="innerException">The parser's complaint, or null.</param>
    public WireFormatException(string message, Exception? innerException = null)
        : base(message, innerException) { }
}
