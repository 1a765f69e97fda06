using ZeroTrust.Policy.Layers;

namespace ZeroTrust.Escalation.Graph;

/// <summary>A group of users.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="Policies">Its inline and managed policies.</param>
public sealed record EscalationGroup(string Arn, IReadOnlyList<LayerPolicy> Policies);
