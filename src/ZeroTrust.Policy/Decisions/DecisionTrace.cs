using ZeroTrust.Policy.Layers;
using ZeroTrust.Policy.Principals;
using ZeroTrust.Policy.Services;

namespace ZeroTrust.Policy.Decisions;

/// <summary>Collects what an explanation needs; absent when only the verdict is asked for.</summary>
internal sealed class DecisionTrace
{
    private readonly List<(StatementMatch Match, PreparedStatement Prepared)> _matches = [];
    private readonly List<(PolicyLayer Layer, string Policy)> _unreadable = [];

    public void Note(StatementMatch match, PreparedStatement prepared) => _matches.Add((match, prepared));

    public void NoteUnreadable(PolicyLayer layer, string policy) => _unreadable.Add((layer, policy));

    public IReadOnlyList<StatementMatch> Of(PolicyLayer layer) => [.. _matches.Where(m => m.Match.Layer == layer).Select(m => m.Match)];

    /// <summary>What is not known: condition keys of uncertain statements first, then policies and layers.</summary>
    public IReadOnlyList<UnknownKey> Unknowns(AccessRequest request, PolicySet policies, IEnumerable<string> facts)
    {
        var found = new List<UnknownKey>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        void Add(string name, bool isKey)
        {
            if (seen.Add(name)) found.Add(new UnknownKey(name, isKey));
        }
        foreach (var (match, prepared) in _matches)
        {
            if (match.Match != Truth.Unknown) continue;
            var hasKey = false;
            prepared.NoteUnknowns(request, key =>
            {
                hasKey = true;
                Add(key, true);
            });
            if (!prepared.IsUnderstood) Add($"statement {match.Index + 1} of {match.PolicyName}, which is malformed", false);
            else if (!hasKey) Add($"statement {match.Index + 1} of {match.PolicyName}, whose result AWS does not define here", false);
        }
        foreach (var (layer, policy) in _unreadable) Add($"policy {policy} ({layer}), which is malformed", false);
        foreach (var layer in policies.UnknownLayers.Where(layer => TakesPart(layer, request))) Add($"policies of layer {layer}", false);
        foreach (var fact in facts) Add(fact, false);
        return found;
    }

    /// <summary>Whether a layer can matter to a request at all, so that nobody is sent to look for what decides nothing.</summary>
    private static bool TakesPart(PolicyLayer layer, AccessRequest request) => layer switch
    {
        PolicyLayer.ResourceControl => ResourceControlCoverage.Covers(request),
        PolicyLayer.Resource => ServiceRules.RoleOfResourcePolicy(request) != ResourcePolicyRole.Ignored,
        PolicyLayer.ServiceControl => request.Principal.HasAccount,
        PolicyLayer.Identity or PolicyLayer.Boundary or PolicyLayer.Session => request.Principal.HasAccount && request.Principal.Kind != RequestPrincipalKind.Root,
        _ => true,
    };
}
