using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Principals;

namespace ZeroTrust.Policy.Layers;

/// <summary>Evaluates the policies of a layer; one loop for all layers. With a trace it also notes the statements.</summary>
internal static class LayerReader
{
    public static LayerState ReadOne(LayerPolicy? policy, PolicyLayer layer, PrincipalUse use, AccessRequest request, PolicySet policies, DecisionTrace? trace)
    {
        var state = default(LayerState);
        if (policy is not null)
        {
            state.IsPresent = true;
            Add(ref state, policy, layer, null, use, request, policies.Boundary is not null, trace);
        }
        if (policies.IsUnknown(layer)) state.AddUnreadable();
        return state;
    }

    public static LayerState ReadMany(IReadOnlyList<LayerPolicy>? attached, PolicyLayer layer, AccessRequest request, PolicySet policies, DecisionTrace? trace)
    {
        var state = default(LayerState);
        if (attached is not null)
        {
            state.IsPresent = true;
            for (var i = 0; i < attached.Count; i++) Add(ref state, attached[i], layer, null, PrincipalUse.Forbidden, request, policies.Boundary is not null, trace);
        }
        if (policies.IsUnknown(layer)) state.AddUnreadable();
        return state;
    }

    /// <summary>Organization policies: at every level one has to allow, a Deny at any level denies.
    /// "For a permission to be allowed for a specific account, there must be an explicit Allow statement at every level from the root through
    /// each OU in the direct path to the account" (https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html).</summary>
    public static LayerState ReadLevels(OrganizationPolicies? organization, PolicyLayer layer, PrincipalUse use, AccessRequest request, PolicySet policies, DecisionTrace? trace)
    {
        var state = default(LayerState);
        if (organization is not null)
        {
            state.IsPresent = true;
            state.Allow = PrincipalGrant.OfDirect(Truth.True);
            for (var i = 0; i < organization.Levels.Count; i++)
            {
                var level = organization.Levels[i];
                var at = default(LayerState);
                for (var j = 0; j < level.Policies.Count; j++) Add(ref at, level.Policies[j], layer, level.Name, use, request, policies.Boundary is not null, trace);
                state.Deny = state.Deny.Or(at.Deny);
                state.Allow = state.Allow.And(at.Allow.Any);
            }
        }
        if (policies.IsUnknown(layer)) return LayerState.Unreadable with { Deny = state.Deny.Or(Truth.Unknown) };
        return state;
    }

    private static void Add(ref LayerState state, LayerPolicy policy, PolicyLayer layer, string? level, PrincipalUse use, AccessRequest request, bool hasBoundary, DecisionTrace? trace)
    {
        var prepared = policy.Prepared;
        if (!prepared.IsUnderstood)
        {
            state.AddUnreadable();
            trace?.NoteUnreadable(layer, policy.Name);
        }
        foreach (var statement in prepared.All)
        {
            var match = statement.Match(request, use, hasBoundary);
            if (match.Any == Truth.False) continue;
            if (!statement.IsUnderstood) state.AddUnreadable();
            else if (statement.IsDeny) state.Deny = state.Deny.Or(match.Any);
            else state.Allow = state.Allow.Or(match);
            trace?.Note(new StatementMatch(layer, level, policy.Name, statement.Index, statement.Statement, match.Any), statement);
        }
    }
}
