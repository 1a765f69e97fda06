namespace ZeroTrust.Escalation.Graph;

/// <summary>One way in which a principal of AWS can gain rights that it was not given: facts of the
/// public catalogue at https://pathfinding.cloud,
/// in the terms of this engine.</summary>
/// <param name="Id">The catalogue's identifier, such as <c>EC2-001</c>.</param>
/// <param name="Title">What is done, in a few words.</param>
/// <param name="Target">How the one whose rights are gained is found.</param>
/// <param name="Gain">What is gained.</param>
/// <param name="Steps">What has to be allowed, all of it.</param>
/// <param name="Trusts">Service principals one of which the target role trusts; empty when that does not matter.</param>
/// <param name="Workload">The type of resource that already works with the target role, such as
/// <c>lambda:function</c>; null when none is needed.</param>
public sealed record EscalationPath(
    string Id,
    string Title,
    EscalationTarget Target,
    EscalationGain Gain,
    IReadOnlyList<EscalationStep> Steps,
    IReadOnlyList<string> Trusts,
    string? Workload
)
{
    /// <inheritdoc />
    public override string ToString() => $"{Id} {Title}";
}
