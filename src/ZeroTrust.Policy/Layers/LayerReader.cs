using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Principals;

namespace ZeroTrust.Policy.Layers;

/// <summary>Evaluates the policies of a layer into its state; one loop for all layers. With a trace it also
/// notes the statements and the doubts.</summary>
internal static class LayerReader
{
    public static void ReadOne(
        ref LayerState state,
        LayerPolicy? policy,
        PolicyLayer layer,
        PrincipalUse use,
        AccessRequest request,
        PolicySet policies,
        DecisionTrace? trace
    )
    {
        if (policy is not null)
        {
            state.IsPresent = true;
            Add(ref state, policy, layer, null, use, request, policies.Boundary is not null, trace);
        }
        if (policies.IsUnknown(layer))
        {
            state.AddAnything(trace.OnLayer(layer));
        }
    }

    public static void ReadMany(
        ref LayerState state,
        IReadOnlyList<LayerPolicy>? attached,
        PolicyLayer layer,
        AccessRequest request,
        PolicySet policies,
        DecisionTrace? trace
    )
    {
        if (attached is not null)
        {
            state.IsPresent = true;
            for (var i = 0; i < attached.Count; i++)
            {
                Add(ref state, attached[i], layer, null, PrincipalUse.Forbidden, request, policies.Boundary is not null, trace);
            }
        }
        if (policies.IsUnknown(layer))
        {
            state.AddAnything(trace.OnLayer(layer));
        }
    }

    /// <summary>Organization policies: at every level one has to allow, a Deny at any level denies.
    /// "For a permission to be allowed for a specific account, there must be an explicit Allow
    /// statement at every level from the root through
    /// each OU in the direct path to the account"
    /// (https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html).</summary>
    public static void ReadLevels(
        ref LayerState state,
        OrganizationPolicies? organization,
        PolicyLayer layer,
        PrincipalUse use,
        AccessRequest request,
        PolicySet policies,
        DecisionTrace? trace
    )
    {
        if (organization is not null)
        {
            state.IsPresent = true;
            state.Allow = PrincipalGrant.OfDirect(DoubtedTruth.True);
            for (var i = 0; i < organization.Levels.Count; i++)
            {
                var level = organization.Levels[i];
                var at = default(LayerState);
                for (var j = 0; j < level.Policies.Count; j++)
                {
                    Add(ref at, level.Policies[j], layer, level.Name, use, request, policies.Boundary is not null, trace);
                }
                state.Deny = state.Deny.Or(at.Deny);
                state.Allow = state.Allow.And(at.Allow.Any);
            }
        }
        if (!policies.IsUnknown(layer))
        {
            return;
        }
        // A policy that is not known may allow at its level, and one of a level that is not known may not.
        var doubt = trace.OnLayer(layer);
        state.Allow = state.Allow.And(doubt);
        state.AddAnything(doubt);
    }

    private static void Add(
        ref LayerState state,
        LayerPolicy policy,
        PolicyLayer layer,
        string? level,
        PrincipalUse use,
        AccessRequest request,
        bool hasBoundary,
        DecisionTrace? trace
    )
    {
        var prepared = policy.Prepared;
        if (!prepared.IsUnderstood)
        {
            trace?.Enter(layer, policy.Name, null);
            state.AddAnything(trace.OnMalformed(policy.Document.Fault));
        }
        foreach (var statement in prepared.All)
        {
            trace?.Enter(layer, policy.Name, statement.Index);
            var match = statement.Match(request, use, hasBoundary, trace);
            if (match.Any.IsFalse)
            {
                continue;
            }

            if (!statement.IsUnderstood)
            {
                state.AddAnything(match.Any);
            }
            else if (statement.IsDeny)
            {
                state.Deny = state.Deny.Or(match.Any);
            }
            else
            {
                state.Allow = state.Allow.Or(match);
            }

            trace?.Note(new StatementMatch(layer, level, policy.Name, statement.Index, statement.Statement, match.Any.Truth), match.Any);
        }
    }
}
