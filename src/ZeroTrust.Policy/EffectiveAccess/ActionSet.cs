using System.Runtime.CompilerServices;
using ZeroTrust.Policy.Actions;
using ZeroTrust.Policy.Catalogue;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Principals;

namespace ZeroTrust.Policy.EffectiveAccess;

/// <summary>The actions of the catalogue that a statement matches. Many principals share
/// policies, so each statement is asked once.</summary>
internal sealed class ActionSet
{
    private static readonly ConditionalWeakTable<Statement, ActionSet> Known = [];
    private readonly ulong[] _bits = new ulong[(All.Count + 63) / 64];

    private ActionSet(ActionElement element)
    {
        var matcher = new ActionMatcher(element);
        for (var i = 0; i < All.Count; i++)
        {
            if (matcher.Match(All[i].Probe))
            {
                _bits[i / 64] |= 1UL << (i % 64);
            }
        }
    }

    /// <summary>All actions of the catalogue, each with a request that has nothing but it.</summary>
    public static IReadOnlyList<(IamAction Action, AccessRequest Probe)> All { get; } =
    [
        .. IamCatalogue
            .Default.Services.SelectMany(static s => s.Actions)
            .Select(static a => (a, new AccessRequest(RequestPrincipal.Anonymous, a.FullName, "*"))),
    ];

    /// <summary>Whether the action with this number is in the set.</summary>
    public bool this[int action] => (_bits[action / 64] & (1UL << (action % 64))) != 0;

    /// <summary>The actions of a statement that has an Action or NotAction element.</summary>
    public static ActionSet Of(Statement statement) => Known.GetValue(statement, static s => new ActionSet(s.Action!));
}
