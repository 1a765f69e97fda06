using ZeroTrust.Policy.Decisions;

namespace ZeroTrust.Escalation.Graph;

/// <summary>A request that a path makes, and what the evaluator says about it.</summary>
/// <param name="Request">The request, with an example where the principal may choose the resource.</param>
/// <param name="Decision">The decision, with statements and unknown keys.</param>
public sealed record EscalationEvidence(AccessRequest Request, Decision Decision);
