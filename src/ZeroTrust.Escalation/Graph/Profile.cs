using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Layers;
using ZeroTrust.Policy.Principals;

namespace ZeroTrust.Escalation.Graph;

/// <summary>Principals that have the same policies, so that what they can do is found out once.</summary>
internal sealed class Profile(
    int index,
    string account,
    string partition,
    RequestPrincipal who,
    PolicySet policies,
    IReadOnlyList<PolicyFacts> facts,
    IReadOnlyCollection<PolicyLayer> unknownLayers
)
{
    // A layer that only limits cannot allow what is not allowed otherwise, however little is known of it.
    private readonly bool _mayAllowAnything = policies.UnknownLayers.Any(l => l is PolicyLayer.Identity or PolicyLayer.Resource);
    private ActionBits? _allows;
    private ActionBits? _picky;

    public int Index { get; } = index;

    public string Account { get; } = account;

    public string Partition { get; } = partition;

    /// <summary>One of the principals; any other one gets the same answers, unless a resource's policy tells them apart.</summary>
    public RequestPrincipal Who { get; } = who;

    public PolicySet Policies { get; } = policies;

    /// <summary>Facts of the identity policies first, in their order.</summary>
    public IReadOnlyList<PolicyFacts> Facts { get; } = facts;

    /// <summary>Layers of the principals' own that are not known.</summary>
    public IReadOnlyCollection<PolicyLayer> UnknownLayers { get; } = unknownLayers;

    public List<EscalationNode> Nodes { get; } = [];

    /// <summary>Edges that leave every node with this profile.</summary>
    public List<EscalationEdge> Edges { get; } = [];

    public bool IsExpanded { get; set; }

    public Truth? IsAdministrator { get; set; }

    /// <summary>Answers that were found already.</summary>
    public Dictionary<(int Action, string Resource, string Key), Truth> Memo { get; } = [];

    /// <summary>Whether an identity policy could allow an action.</summary>
    public bool MayAllow(int action)
    {
        if (_mayAllowAnything)
        {
            return true;
        }

        if (_allows is not { } allows)
        {
            allows = ActionBits.None;
            for (var i = 0; i < Policies.Identity.Count; i++)
            {
                allows.Add(Facts[i].Allows);
            }

            _allows = allows;
        }
        return allows.Contains(action);
    }

    /// <summary>Whether an answer depends on more than the action.</summary>
    public bool IsPicky(int action)
    {
        if (_picky is not { } picky)
        {
            picky = ActionBits.None;
            foreach (var fact in Facts)
            {
                picky.Add(fact.Picky);
            }

            _picky = picky;
        }
        return picky.Contains(action);
    }
}
