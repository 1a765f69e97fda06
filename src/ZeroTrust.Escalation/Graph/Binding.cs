using ZeroTrust.Policy.Layers;

namespace ZeroTrust.Escalation.Graph;

/// <summary>What the objects of a path's steps are for one edge.</summary>
/// <param name="Target">The target user or role.</param>
/// <param name="Service">The service that a role is passed to.</param>
/// <param name="Workload">The resource that works with the role.</param>
/// <param name="Arn">The group, policy or permission set.</param>
/// <param name="TrustPolicy">The trust policy that lets the principal into the target role when it is not the role's own.</param>
internal readonly record struct Binding(
    EscalationPrincipal? Target = null,
    string? Service = null,
    EscalationWorkload? Workload = null,
    string? Arn = null,
    LayerPolicy? TrustPolicy = null
);
