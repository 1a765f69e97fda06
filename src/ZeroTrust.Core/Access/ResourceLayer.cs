using ZeroTrust.Policy.Layers;

namespace ZeroTrust.Core.Access;

/// <summary>What a snapshot holds about a resource's own policy.</summary>
/// <param name="AccountId">The account that owns the resource; null when neither its ARN nor the snapshot says it.</param>
/// <param name="Policy">Its policy; null when it has none, and when it is not known.</param>
/// <param name="Gap">Why the policy is not known; null when it is.</param>
/// <param name="RestrictPublicBuckets">Whether Block Public Access of the bucket or its account
/// restricts access over public policies.</param>
public sealed record ResourceLayer(string? AccountId, LayerPolicy? Policy, PolicyGap? Gap = null, bool RestrictPublicBuckets = false);
