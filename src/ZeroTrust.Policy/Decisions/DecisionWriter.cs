using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Layers;
using ZeroTrust.Policy.Principals;
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
        var decided = layers.SelectMany(l => l.Statements).Where(m => verdict switch
        {
            Verdict.ExplicitlyDenied => m.Statement.Effect == Effect.Deny && m.Match == Truth.True,
            Verdict.Allowed => m.Statement.Effect == Effect.Allow && m.Match == Truth.True,
            Verdict.Indeterminate => m.Match == Truth.Unknown,
            _ => false,
        });
        IReadOnlyList<UnknownKey> unknowns = [];
        if (verdict == Verdict.Indeterminate)
        {
            unknowns = trace.Unknowns(evaluation.Request, evaluation.Policies, Facts(evaluation));
            if (evaluation.ResourceRole == ResourcePolicyRole.MustGrant)
                unknowns = [.. unknowns, .. Kms.UnknownKeys(evaluation.Request, evaluation.Policies.Grants).Select(k => new UnknownKey(k)).Where(k => !unknowns.Contains(k)).Distinct()];
            // A doubt always has a name.
            if (unknowns.Count == 0) unknowns = [new UnknownKey("a case that AWS does not define", false)];
        }
        return new Decision(verdict, [.. decided], layers, unknowns);
    }

    private static LayerResult Layer(PolicyLayer layer, in LayerState state, DecisionTrace trace, bool isNeeded, bool isAbsentRefusal = false)
    {
        var outcome = !state.IsPresent ? LayerOutcome.NotApplicable
            : state.Deny == Truth.True ? LayerOutcome.Denies
            : state.Allow.Any == Truth.False ? LayerOutcome.DoesNotAllow
            : state.Deny == Truth.Unknown || state.Allow.Any == Truth.Unknown ? LayerOutcome.Unknown
            : LayerOutcome.Allows;
        var blocks = outcome == LayerOutcome.Denies
            || (isNeeded && (outcome == LayerOutcome.DoesNotAllow || (isAbsentRefusal && outcome == LayerOutcome.NotApplicable)));
        return new LayerResult(layer, outcome, blocks, trace.Of(layer));
    }

    /// <summary>Whether nothing but the resource's policy could have allowed.</summary>
    private static bool ResourceIsNeeded(in Evaluation evaluation) =>
        evaluation.Resource.Allow.Any == Truth.False
        && (!evaluation.Request.Principal.HasAccount || evaluation.IsCrossAccount == Truth.True
            || evaluation.ResourceRole is ResourcePolicyRole.MustGrant or ResourcePolicyRole.MustGrantWithinLimits);

    private static bool IdentityIsNeeded(in Evaluation evaluation) =>
        evaluation.Request.Principal.HasAccount && evaluation.IdentityAllows == Truth.False
        // A resource's policy that names the user or role makes identity policies unnecessary within the account.
        && (evaluation.IsCrossAccount != Truth.False || evaluation.ResourceRole == ResourcePolicyRole.Ignored || evaluation.Resource.Allow.Role == Truth.False);

    private static bool LimitsAreNeeded(in Evaluation evaluation) =>
        evaluation.Request.Principal.HasAccount && (evaluation.IdentityAllows != Truth.False || evaluation.Resource.Allow.Role != Truth.False);

    /// <summary>What is not known beside condition keys and policies.</summary>
    private static IEnumerable<string> Facts(Evaluation evaluation)
    {
        var request = evaluation.Request;
        if (evaluation.IsCrossAccount == Truth.Unknown) yield return "account that owns the resource";
        if (evaluation.Policies.Resource is null && evaluation.ResourceRole is ResourcePolicyRole.MustGrant or ResourcePolicyRole.MustGrantWithinLimits)
            yield return request.Service == "kms" ? "key policy" : "trust policy of the role";
        if (request.Principal.IsServiceLinkedRole == Truth.Unknown) yield return "whether the role is service-linked";
        // How directly a resource's policy names the principal may hang on who exactly it is.
        if (evaluation.Resource.Allow.Role != Truth.Unknown && evaluation.Resource.Allow.Direct != Truth.Unknown) yield break;
        var principal = request.Principal;
        if (principal is { Kind: RequestPrincipalKind.Role, Arn: null }) yield return "session name of the role";
        if (principal is { Kind: RequestPrincipalKind.Role, Provider: null }) yield return "identity provider of the session";
        if (principal is { Kind: RequestPrincipalKind.Role or RequestPrincipalKind.User, UniqueId: null }) yield return "unique identifier of the principal";
        if (principal is { Kind: RequestPrincipalKind.FederatedUser, IssuerArn: null }) yield return "user who made the session";
        if (principal is { HasAccount: true, CanonicalUserId: null }) yield return "canonical identifier of the account";
    }
}
