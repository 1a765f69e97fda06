using ZeroTrust.Policy.Layers;

namespace ZeroTrust.Policy.EffectiveAccess;

/// <summary>A resource with a policy of its own that may grant to the principal.</summary>
/// <param name="Arn">The resource.</param>
/// <param name="Account">The account that owns it.</param>
/// <param name="Policy">Its policy.</param>
public sealed record OwnedResource(string Arn, string Account, AttachedPolicy Policy);
