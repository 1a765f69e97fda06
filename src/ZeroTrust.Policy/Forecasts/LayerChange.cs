using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Layers;
using ZeroTrust.Policy.Principals;
using ZeroTrust.Policy.Services;

namespace ZeroTrust.Policy.Forecasts;

/// <summary>
/// Judges requests by the layer that changes alone. What happened had been allowed, so the other layers
/// let it through, and a statement that was there
/// before and still is cannot newly deny: only what is new can take something away, and only what is gone can be missed.
/// </summary>
internal sealed class LayerChange
{
    private readonly PolicyChange _change;
    private readonly PolicySet _before;
    private readonly PolicySet _after;
    private readonly PolicySet _newDenials;
    private readonly PolicySet _newDenialsAnywhere;
    private readonly PolicySet _lostGrants;

    public LayerChange(PolicyChange change)
    {
        _change = change;
        var before = Texts(change.Before);
        var after = Texts(change.After);
        _before = Set(change.Before);
        _after = Set(change.After);
        _newDenials = Set([
            .. change.After.Select(document =>
                Only(document, statement => !IsGrant(statement) && !before.Contains(Text(document, statement)))
            ),
        ]);
        _newDenialsAnywhere = Set([
            .. change.After.Select(document =>
                Only(
                    document,
                    statement =>
                        !IsGrant(statement)
                        && Trails.AskedFields.NamesEveryResource(statement)
                        && !before.Contains(Text(document, statement))
                )
            ),
        ]);
        _lostGrants = Set([
            .. change.Before.Select(document =>
                Only(document, statement => (IsGrant(statement) || !statement.IsUnderstood) && !after.Contains(Text(document, statement)))
            ),
        ]);
    }

    /// <summary>Judges a request.</summary>
    public Judgement Judge(AccessRequest request)
    {
        var (before, after) = (State(request, _before), State(request, _after));
        if (!before.IsPresent && !after.IsPresent)
        {
            return Judgement.NotConcerned(WhyNotConcerned(request));
        }

        var isResource = _change.Layer == PolicyLayer.Resource;
        if (before.Deny.IsTrue || (before.Allow.Any.IsFalse && (!isResource || HasToGrant(request) == Truth.True)))
        {
            return Judgement.NotConcerned("denied before too");
        }

        var denied = State(request, _newDenials).Deny;
        if (denied.IsTrue)
        {
            return Judgement.Breaks(WhoDenies(request, _newDenials));
        }

        var allowed = after.Allow.Any;
        if (!allowed.IsTrue && State(request, _lostGrants).Allow.Any.IsFalse)
        {
            // Whatever allowed it is still there; or, for the policy of a resource, it was never this policy that did.
            allowed = DoubtedTruth.True;
        }

        if (allowed.IsFalse)
        {
            return isResource ? NoLongerGranted(request, denied) : Judgement.Breaks("nothing allows it any more");
        }

        return denied.IsFalse && allowed.IsTrue ? Judgement.Safe : CannotTell(request, denied, allowed);
    }

    /// <summary>Judges a request whose resource is not known: what is denied on every resource breaks all the same.</summary>
    public Judgement JudgeUnnamed(AccessRequest request)
    {
        if (!State(request, _before).IsPresent && !State(request, _after).IsPresent)
        {
            return Judgement.NotConcerned(WhyNotConcerned(request));
        }

        return State(request, _newDenialsAnywhere).Deny.IsTrue
            ? Judgement.Breaks(WhoDenies(request, _newDenialsAnywhere))
            : Judgement.CannotTell("the record does not name the resource");
    }

    private static Judgement NoLongerGranted(AccessRequest request, DoubtedTruth denied) =>
        HasToGrant(request) switch
        {
            Truth.True => Judgement.Breaks("the policy of the resource no longer allows it"),
            Truth.Unknown => Judgement.CannotTell(
                "the policy of the resource no longer allows it, and whose account the resource is in is not in the record"
            ),
            _ when denied.IsFalse && request.Principal.Kind == RequestPrincipalKind.Root => Judgement.Safe,
            _ => Judgement.CannotTell(
                "the policy of the resource no longer allows it; whether the caller's own policies do is not in the record"
            ),
        };

    /// <summary>Whether the caller cannot do without the resource's policy: from another account or none, and for keys and roles.</summary>
    private static Truth HasToGrant(AccessRequest request) =>
        !request.Principal.HasAccount
        || ServiceRules.RoleOfResourcePolicy(request) is ResourcePolicyRole.MustGrant or ResourcePolicyRole.MustGrantWithinLimits
            ? Truth.True
            : request.IsCrossAccount;

    private Judgement CannotTell(AccessRequest request, DoubtedTruth denied, DoubtedTruth allowed)
    {
        var doubts = new List<Doubt>();
        if (denied.IsUnknown)
        {
            var (state, trace) = Traced(request, _newDenials);
            doubts.AddRange(trace.Doubts(state.Deny));
        }

        if (allowed.IsUnknown)
        {
            var (state, trace) = Traced(request, _after);
            doubts.AddRange(trace.Doubts(state.Allow.Any));
        }

        return Judgement.CannotTell([.. doubts.Distinct()]);
    }

    private string WhoDenies(AccessRequest request, PolicySet set)
    {
        var (_, trace) = Traced(request, set);
        var denial = trace.Of(_change.Layer).FirstOrDefault(static match => match.Match == Truth.True);
        if (denial is null)
        {
            return "denied";
        }

        var isOneOfSeveral = _change.After.Count(static document => document.Statements.Any(static statement => !IsGrant(statement))) > 1;
        var statement = denial.Statement.Sid ?? $"statement {denial.Index + 1}";
        var policy = isOneOfSeveral ? $" of {denial.PolicyName}" : "";
        return $"denied by {statement}{policy}{Because(denial.Statement, request)}";
    }

    // Regions are few, so that telling them apart leaves few rows; of other keys the name has to do.
    private static string Because(Statement denial, AccessRequest request)
    {
        var keys = denial
            .Conditions.Conditions.Select(static condition => condition.Key)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(key =>
                key.Equals("aws:RequestedRegion", StringComparison.OrdinalIgnoreCase) && request.Find(key).Values is [var region]
                    ? $"{key} {region}"
                    : key
            )
            .ToArray();
        return keys.Length == 0 ? "" : $" ({string.Join(", ", keys)})";
    }

    private string WhyNotConcerned(AccessRequest request) =>
        _change.Layer switch
        {
            PolicyLayer.ServiceControl or PolicyLayer.ResourceControl when request.Principal.IsServiceLinkedRole == Truth.True =>
                "by a service-linked role, which is exempt",
            PolicyLayer.ServiceControl => "in the management account, which is exempt, or by nobody of an account",
            PolicyLayer.ResourceControl when !ResourceControlCoverage.Covers(request) => "to a service without resource control policies",
            PolicyLayer.ResourceControl => "on resources of the management account, which is exempt",
            PolicyLayer.Resource => "not decided by the policy of a resource",
            _ => "by the root user or by nobody of an account",
        };

    private LayerState State(AccessRequest request, PolicySet set) => Layer(new Evaluation(request, set, null));

    private (LayerState State, DecisionTrace Trace) Traced(AccessRequest request, PolicySet set)
    {
        var trace = new DecisionTrace();
        return (Layer(new Evaluation(request, set, trace)), trace);
    }

    private LayerState Layer(in Evaluation evaluation) =>
        _change.Layer switch
        {
            PolicyLayer.ServiceControl => evaluation.ServiceControl,
            PolicyLayer.ResourceControl => evaluation.ResourceControl,
            PolicyLayer.VpcEndpoint => evaluation.VpcEndpoint,
            PolicyLayer.Resource => evaluation.Resource,
            PolicyLayer.Boundary => evaluation.Boundary,
            PolicyLayer.Session => evaluation.Session,
            _ => evaluation.Identity,
        };

    private PolicySet Set(IReadOnlyList<PolicyDocument> documents)
    {
        var changing = documents.Select(static (document, i) => new LayerPolicy($"policy {i + 1}", document)).ToArray();
        var none = new LayerPolicy("none", new PolicyDocument());
        var level = new OrganizationPolicies([new OrganizationLevel("target", changing)], _change.ManagementAccount);
        return _change.Layer switch
        {
            PolicyLayer.ServiceControl => PolicySet.Empty with { ServiceControl = level },
            PolicyLayer.ResourceControl => PolicySet.Empty with { ResourceControl = level },
            PolicyLayer.VpcEndpoint => PolicySet.Empty with { VpcEndpoint = changing.FirstOrDefault() ?? none },
            PolicyLayer.Resource => PolicySet.Empty with { Resource = changing.FirstOrDefault() ?? none },
            PolicyLayer.Boundary => PolicySet.Empty with { Boundary = changing.FirstOrDefault() ?? none },
            PolicyLayer.Session => PolicySet.Empty with { Session = changing },
            _ => PolicySet.Empty with { Identity = changing },
        };
    }

    private static bool IsGrant(Statement statement) => statement.IsUnderstood && statement.Effect == Effect.Allow;

    private static PolicyDocument Only(PolicyDocument document, Func<Statement, bool> which) =>
        document with
        {
            Statements = [.. document.Statements.Where(which)],
        };

    private static HashSet<string> Texts(IEnumerable<PolicyDocument> documents) =>
        documents
            .SelectMany(static document => document.Statements.Select(statement => Text(document, statement)))
            .ToHashSet(StringComparer.Ordinal);

    // The name of a statement does nothing; the version decides what "${" means.
    private static string Text(PolicyDocument document, Statement statement) =>
        $"{document.Version} {(statement.IsUnderstood ? (statement with { Sid = null }).ToJson() : statement.RawJson)}";
}
