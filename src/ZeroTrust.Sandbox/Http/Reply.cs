using ZeroTrust.Aws.Protocols.Codecs;

namespace ZeroTrust.Sandbox.Http;

/// <summary>What goes back over the connection.</summary>
/// <param name="Response">The answer.</param>
/// <param name="Ending">How the connection ends.</param>
internal sealed record Reply(WireResponse Response, ReplyEnding Ending = ReplyEnding.Whole);
