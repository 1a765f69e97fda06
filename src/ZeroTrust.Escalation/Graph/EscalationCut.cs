namespace ZeroTrust.Escalation.Graph;

/// <summary>Statements whose removal leaves no path to an administrator.</summary>
/// <param name="Statements">The statements; empty when there is no path anyway, or none can be cut.</param>
/// <param name="IsSmallest">Whether it is proved that no smaller set does it; otherwise the set was found
/// greedily, and none of it can be spared.</param>
/// <param name="Remaining">A path that no removal of statements cuts; null when all paths are cut.</param>
public sealed record EscalationCut(IReadOnlyList<EscalationCutStatement> Statements, bool IsSmallest, EscalationRoute? Remaining);
