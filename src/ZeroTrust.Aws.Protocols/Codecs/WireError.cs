using ZeroTrust.Aws.Protocols.Values;

namespace ZeroTrust.Aws.Protocols.Codecs;

/// <summary>An error on the wire.</summary>
/// <param name="Code">The code, without namespace.</param>
/// <param name="Message">The message, or null.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="RequestId">The request id, or null.</param>
/// <param name="Details">The members of the error shape, or null when the model does not know the error.</param>
public sealed record WireError(string Code, string? Message, int Status, string? RequestId = null, IStructure? Details = null)
{
    /// <summary>Whether the caller is at fault; null when only the status says so.</summary>
    public bool? SenderFault { get; init; }
}
