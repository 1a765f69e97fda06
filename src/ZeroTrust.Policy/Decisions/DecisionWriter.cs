using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Layers;
using ZeroTrust.Policy.Services;

namespace ZeroTrust.Policy.Decisions;

/// <summary>Makes the explanation of a decision.</summary>
internal static class DecisionWriter
{
    public static Decision Write(in Evaluation evaluation, DecisionTrace trace)
    {
        var verdict = evaluation.Verdict;
        var implicitly = verdict == Verdict.ImplicitlyDenied;
        var layers = new List<LayerResult>
        {
            Layer(PolicyLayer.ServiceControl, evaluation.ServiceControl, trace, implicitly),
            Layer(PolicyLayer.ResourceControl, evaluation.ResourceControl, trace, implicitly),
            Layer(PolicyLayer.VpcEndpoint, evaluation.VpcEndpoint, trace, implicitly),
            Layer(PolicyLayer.Resource, evaluation.Resource, trace, implicitly && ResourceIsNeeded(evaluation), isAbsentRefusal: true),
            Layer(PolicyLayer.Identity, evaluation.Identity, trace, implicitly && IdentityIsNeeded(evaluation)),
            Layer(PolicyLayer.Boundary, evaluation.Boundary, trace, implicitly && LimitsAreNeeded(evaluation)),
            Layer(PolicyLayer.Session, evaluation.Session, trace, implicitly && LimitsAreNeeded(evaluation)),
        };
        var decided = verdict switch
        {
            Verdict.ExplicitlyDenied => layers
                .SelectMany(static l => l.Statements)
                .Where(static m => m.Statement.Effect == Effect.Deny && m.Match == Truth.True),
            Verdict.Allowed => layers
                .SelectMany(static l => l.Statements)
                .Where(static m => m.Statement.Effect == Effect.Allow && m.Match == Truth.True),
            _ => trace.Behind(evaluation.Answer),
        };
        return new Decision(verdict, [.. decided], layers, trace.Doubts(evaluation.Answer));
    }

    private static LayerResult Layer(
        PolicyLayer layer,
        in LayerState state,
        DecisionTrace trace,
        bool isNeeded,
        bool isAbsentRefusal = false
    )
    {
        var outcome = Outcome(state);
        var blocks =
            outcome == LayerOutcome.Denies
            || (isNeeded && (outcome == LayerOutcome.DoesNotAllow || (isAbsentRefusal && outcome == LayerOutcome.NotApplicable)));
        return new LayerResult(layer, outcome, blocks, trace.Of(layer));
    }

    private static LayerOutcome Outcome(in LayerState state)
    {
        if (!state.IsPresent)
        {
            return LayerOutcome.NotApplicable;
        }

        if (state.Deny.IsTrue)
        {
            return LayerOutcome.Denies;
        }

        if (state.Allow.Any.IsFalse)
        {
            return LayerOutcome.DoesNotAllow;
        }

        return state.Deny.IsUnknown || state.Allow.Any.IsUnknown ? LayerOutcome.Unknown : LayerOutcome.Allows;
    }

    /// <summary>Whether nothing but the resource's policy could have allowed.</summary>
    private static bool ResourceIsNeeded(in Evaluation evaluation) =>
        evaluation.Resource.Allow.Any.IsFalse
        && (
            !evaluation.Request.Principal.HasAccount
            || evaluation.IsCrossAccount.IsTrue
            || evaluation.ResourceRole is ResourcePolicyRole.MustGrant or ResourcePolicyRole.MustGrantWithinLimits
        );

    private static bool IdentityIsNeeded(in Evaluation evaluation) =>
        evaluation.Request.Principal.HasAccount
        && evaluation.IdentityAllows.IsFalse
        // A resource's policy that names the user or role makes identity policies unnecessary within the account.
        && (
            !evaluation.IsCrossAccount.IsFalse
            || evaluation.ResourceRole == ResourcePolicyRole.Ignored
            || evaluation.Resource.Allow.Role.IsFalse
        );

    private static bool LimitsAreNeeded(in Evaluation evaluation) =>
        evaluation.Request.Principal.HasAccount && (!evaluation.IdentityAllows.IsFalse || !evaluation.Resource.Allow.Role.IsFalse);
}
