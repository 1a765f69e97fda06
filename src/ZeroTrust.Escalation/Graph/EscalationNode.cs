using ZeroTrust.Policy.Decisions;

namespace ZeroTrust.Escalation.Graph;

/// <summary>A principal in some state: as it is, or after a path gave it more.</summary>
public sealed class EscalationNode
{
    internal EscalationNode(int index, NodeState state, Profile? profile)
    {
        Index = index;
        State = state;
        Profile = profile;
    }

    /// <summary>Who.</summary>
    public EscalationNodeKind Kind => State.Kind;

    /// <summary>The ARN; an account's number for an outside account, <c>*</c> for anyone.</summary>
    public string Arn => State.Arn;

    /// <summary>Whether it was given a policy that allows everything.</summary>
    public bool HasAnyPolicy => State.AnyPolicy;

    /// <summary>Whether its permissions boundary was removed.</summary>
    public bool IsWithoutBoundary => State.WithoutBoundary;

    /// <summary>ARNs of the groups that it joined.</summary>
    public IReadOnlyList<string> JoinedGroups => State.JoinedGroups.Length == 0 ? [] : State.JoinedGroups.Split(' ');

    /// <summary>Whether it can do everything that the organization leaves: gives itself any right without another path.</summary>
    public Truth IsAdministrator { get; internal set; }

    /// <summary>The edges that leave the node, certain and possible ones.</summary>
    public IEnumerable<EscalationEdge> Edges =>
        IsAdministrator == Truth.True ? [] : (Profile?.Edges.Where(e => e.To.Arn != Arn) ?? []).Concat(OwnEdges);

    internal int Index { get; }

    internal NodeState State { get; }

    internal Profile? Profile { get; }

    /// <summary>Edges that leave this node and no other one.</summary>
    internal List<EscalationEdge> OwnEdges { get; } = [];

    /// <summary>Whether the node is one that an attacker can start from.</summary>
    internal bool IsStart { get; set; }

    /// <inheritdoc />
    public override string ToString() =>
        Arn
        + (HasAnyPolicy ? " with any policy" : "")
        + (IsWithoutBoundary ? " without boundary" : "")
        + (JoinedGroups.Count > 0 ? " in " + string.Join(", ", JoinedGroups) : "");
}
