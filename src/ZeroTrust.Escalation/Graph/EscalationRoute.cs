namespace ZeroTrust.Escalation.Graph;

/// <summary>A way through the graph.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Edges">The edges in order; each begins where the one before ends.</param>
public sealed record EscalationRoute(EscalationNode Start, IReadOnlyList<EscalationEdge> Edges)
{
    /// <summary>Where it ends.</summary>
    public EscalationNode End => Edges.Count == 0 ? Start : Edges[^1].To;

    /// <summary>Whether something unknown decides at any edge or at the end.</summary>
    public bool IsPossibleOnly => End.IsAdministrator != Policy.Decisions.Truth.True || Edges.Any(e => e.IsPossibleOnly);

    /// <inheritdoc />
    public override string ToString() => $"{Start} {string.Join(' ', Edges)}";
}
