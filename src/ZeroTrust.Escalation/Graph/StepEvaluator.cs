using ZeroTrust.Policy.Conditions;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Layers;
using ZeroTrust.Policy.Principals;

namespace ZeroTrust.Escalation.Graph;

/// <summary>Decides whether the steps of a path are allowed.</summary>
internal sealed class StepEvaluator
{
    private const int MaximumRegions = 8;
    private static readonly int AssumeRole = ActionBits.NumberOf("sts:AssumeRole");
    private readonly EscalationModel _model;
    private readonly Dictionary<string, RequestContext> _contexts = new(StringComparer.Ordinal);
    private readonly RequestContext[] _regions;

    public StepEvaluator(EscalationModel model)
    {
        _model = model;
        // Who may choose the region chooses one that conditions let through.
        _regions =
        [
            .. model
                .ServiceControl.Values.SelectMany(o => o.Levels)
                .SelectMany(l => l.Policies)
                .Concat(model.Principals.SelectMany(p => p.Policies.Append(p.Boundary!)))
                .Where(p => p is not null)
                .Distinct()
                .SelectMany(p => p.Document.Statements)
                .SelectMany(s => s.Conditions.Conditions)
                .Where(c => c.Key.Equals("aws:RequestedRegion", StringComparison.OrdinalIgnoreCase))
                .SelectMany(c => c.Values)
                .Select(v => v.Text)
                .Where(t => t.AsSpan().IndexOfAny('*', '?', '$') < 0)
                .Append("us-east-1")
                .Distinct(StringComparer.Ordinal)
                .Take(MaximumRegions)
                .Select(r => model.Context.With("aws:RequestedRegion", r)),
        ];
        if (_regions.Length == 1)
        {
            _regions = [];
        }
    }

    /// <summary>Whether all steps are allowed.</summary>
    /// <param name="profile">The policies of the one who asks.</param>
    /// <param name="who">The one who asks.</param>
    /// <param name="path">The path.</param>
    /// <param name="binding">What its steps are done to.</param>
    /// <param name="checks">Where the requests are noted; null when only the answer matters, which is then remembered.</param>
    public Truth All(Profile profile, RequestPrincipal who, EscalationPath path, in Binding binding, List<Check>? checks = null)
    {
        var result = Truth.True;
        foreach (var step in path.Steps)
        {
            result = result.And(One(profile, who, step, binding, checks));
            if (result == Truth.False)
            {
                return result;
            }
        }
        if (binding.Service is null || result == Truth.False)
        {
            return result;
        }

        return result
            .And(Trusts(binding.Target!, binding.Target!.Trust, binding.Service, checks))
            .And(Carried(profile, who, binding, checks));
    }

    /// <summary>Whether a role that is passed to an instance is in an instance profile, or can be put into one.</summary>
    public Truth Carried(Profile profile, RequestPrincipal who, in Binding binding, List<Check>? checks = null)
    {
        if (binding.Service != InstanceProfileSteps.Service || binding.Target!.InstanceProfiles is not { Count: 0 })
        {
            return Truth.True;
        }

        var adds = One(profile, who, InstanceProfileSteps.Add, default, checks);
        if (adds == Truth.False)
        {
            return adds;
        }

        var creates = One(profile, who, InstanceProfileSteps.Create, default, checks);
        if (creates == Truth.True)
        {
            return adds;
        }
        // A profile that is there already can be emptied for it; nobody knows here whether there is one.
        return adds.And(creates.Or(One(profile, who, InstanceProfileSteps.Remove, default, checks).And(Truth.Unknown)));
    }

    /// <summary>Whether one step is allowed.</summary>
    public Truth One(Profile profile, RequestPrincipal who, EscalationStep step, in Binding binding, List<Check>? checks = null)
    {
        var action = ActionBits.NumberOf(step.Action);
        if (action == AssumeRole)
        {
            return Assume(
                profile,
                who,
                binding.Target!,
                step.On == EscalationObject.RewrittenRole ? null : binding.TrustPolicy ?? binding.Target!.Trust,
                step.On,
                checks
            );
        }

        if (!profile.MayAllow(action))
        {
            return Truth.False;
        }

        return step.On switch
        {
            EscalationObject.Role or EscalationObject.User => OnArn(
                profile,
                who,
                step,
                action,
                binding.Target!.Arn,
                new Named(binding.Target, binding.Service),
                checks
            ),
            EscalationObject.OwnRole or EscalationObject.OwnUser => OnArn(
                profile,
                who,
                step,
                action,
                who.RoleArn ?? who.Arn!,
                new Named(null, null, profile.Policies.Boundary),
                checks
            ),
            EscalationObject.Any or EscalationObject.Workload or EscalationObject.OwnPermissionSet => OnTypes(
                profile,
                who,
                step,
                action,
                binding.Workload?.Arn ?? binding.Arn,
                checks
            ),
            _ => OnArn(profile, who, step, action, binding.Arn!, default, checks),
        };
    }

    /// <summary>Whether a role's trust policy lets a service in, in the role's own account.</summary>
    public Truth Trusts(EscalationPrincipal role, LayerPolicy? trust, string service, List<Check>? checks = null)
    {
        var arn = role.Parts;
        var policies = new PolicySet
        {
            Resource = trust,
            ResourceControl = _model.ResourceControl.GetValueOrDefault(arn.Account),
            UnknownLayers = _model.UnknownFor([], arn.Account),
        };
        var context = Context($"account {arn.Account}", c => c.With("aws:SourceAccount", arn.Account));
        // Identity pools hand out roles by token.
        var check =
            service == "cognito-identity.amazonaws.com"
                ? new Check(
                    new AccessRequest(RequestPrincipal.Federated(service), "sts:AssumeRoleWithWebIdentity", role.Arn, context),
                    policies
                )
                : new Check(new AccessRequest(RequestPrincipal.Service(service), "sts:AssumeRole", role.Arn, context), policies);
        checks?.Add(check);
        return check.Decide();
    }

    /// <summary>Whether a principal may assume a role.</summary>
    public Truth Assume(
        Profile profile,
        RequestPrincipal who,
        EscalationPrincipal role,
        LayerPolicy? trust,
        EscalationObject on = EscalationObject.Role,
        List<Check>? checks = null
    )
    {
        var rewritten = on == EscalationObject.RewrittenRole;
        var key = (AssumeRole, rewritten && !profile.IsPicky(AssumeRole) ? "" : role.Arn, "rewritten");
        if (rewritten && checks is null && profile.Memo.TryGetValue(key, out var known))
        {
            return known;
        }

        var check = new Check(
            new AccessRequest(who, "sts:AssumeRole", role.Arn, _model.Context),
            profile.Policies with
            {
                Resource = rewritten ? Naming(who) : trust,
                ResourceControl = _model.ResourceControl.GetValueOrDefault(role.Parts.Account),
                UnknownLayers = _model.UnknownFor(profile.UnknownLayers, role.Parts.Account),
            }
        );
        checks?.Add(check);
        var truth = check.Decide();
        if (rewritten && checks is null)
        {
            profile.Memo[key] = truth;
        }

        return truth;
    }

    private Truth OnArn(
        Profile profile,
        RequestPrincipal who,
        EscalationStep step,
        int action,
        string resource,
        in Named named,
        List<Check>? checks
    )
    {
        // What does not depend on the keys of this target need not be asked again for other targets or services.
        var place = profile.IsPicky(action) ? resource : "";
        if (checks is null)
        {
            if (profile.Memo.TryGetValue((action, place, ""), out var plain) && plain != Truth.Unknown)
            {
                return plain;
            }

            if (plain == Truth.Unknown && profile.Memo.TryGetValue((action, place, Key(step, named).Name), out var known))
            {
                return known;
            }
        }
        var check = new Check(new AccessRequest(who, step.Action, resource, _model.Context, profile.Account), profile.Policies);
        var truth = check.Decide();
        if (checks is null)
        {
            profile.Memo[(action, place, "")] = truth;
        }

        if (truth == Truth.Unknown)
        {
            var key = Key(step, named);
            check = new Check(new AccessRequest(who, step.Action, resource, Context(key.Name, key.Add), profile.Account), profile.Policies);
            truth = check.Decide();
            if (checks is null)
            {
                profile.Memo[(action, place, key.Name)] = truth;
            }
        }
        checks?.Add(check);
        return truth;
    }

    private Truth OnTypes(Profile profile, RequestPrincipal who, EscalationStep step, int action, string? workload, List<Check>? checks)
    {
        var key = (action, workload ?? "", "types");
        if (checks is null && profile.Memo.TryGetValue(key, out var known))
        {
            return known;
        }

        var types = StepResources.Types(step, workload, profile.Account, profile.Partition);
        var result = Truth.True;
        if (types.Count == 0)
        {
            result = Best(["*"]);
        }

        foreach (var format in types)
        {
            result = result.And(
                workload is not null && StepResources.IsOfType(workload, format, profile.Account, profile.Partition)
                    ? Best([workload])
                    : Best(
                        StepResources
                            .Named(profile, action, format)
                            .Prepend(StepResources.Example(format, profile.Account, profile.Partition))
                    )
            );
            if (result == Truth.False)
            {
                break;
            }
        }
        if (checks is null)
        {
            profile.Memo[key] = result;
        }

        return result;

        Truth Best(IEnumerable<string> resources)
        {
            (Truth Truth, Check? Check) best = (Truth.False, null);
            foreach (var resource in resources)
            {
                foreach (var context in _regions.Prepend(_model.Context))
                {
                    var check = new Check(new AccessRequest(who, step.Action, resource, context, profile.Account), profile.Policies);
                    var truth = check.Decide();
                    if (truth > best.Truth || best.Check is null)
                    {
                        best = (truth, check);
                    }
                    // Without regions to choose from, or when the region does not matter, there is nothing more to try.
                    if (truth != Truth.Unknown)
                    {
                        break;
                    }
                }
                if (best.Truth == Truth.True)
                {
                    break;
                }
            }
            if (best.Check is not null)
            {
                checks?.Add(best.Check);
            }

            return best.Truth;
        }
    }

    private static (string Name, Func<RequestContext, RequestContext> Add) Key(EscalationStep step, in Named named)
    {
        var (target, service, boundary) = named;
        if (step.Action == "iam:PassRole")
        {
            return ("service " + service, c => service is null ? c : c.With("iam:PassedToService", service));
        }

        var limit = target is null ? boundary : target.Boundary;
        var attaches = step.Action.StartsWith("iam:Attach", StringComparison.Ordinal);
        return ($"boundary {limit?.Name} {attaches}", Add);

        RequestContext Add(RequestContext context)
        {
            var limited = context.With("iam:PermissionsBoundary", limit is null ? ContextValue.Absent : ContextValue.Of(limit.Name));
            return attaches ? limited.With("iam:PolicyARN", "arn:aws:iam::aws:policy/AdministratorAccess") : limited;
        }
    }

    private RequestContext Context(string name, Func<RequestContext, RequestContext> add)
    {
        if (!_contexts.TryGetValue(name, out var context))
        {
            context = add(_model.Context);
            _contexts.Add(name, context);
        }
        return context;
    }

    private static LayerPolicy Naming(RequestPrincipal who) =>
        new(
            "a trust policy that names the principal",
            new PolicyDocument
            {
                Statements =
                [
                    new Statement
                    {
                        Effect = Effect.Allow,
                        Principal = PrincipalElement.Aws(who.RoleArn ?? who.Arn!),
                        Action = ActionElement.Of("sts:AssumeRole"),
                    },
                ],
            }
        );

    /// <summary>What a request's own condition keys are about.</summary>
    private readonly record struct Named(EscalationPrincipal? Target, string? Service, LayerPolicy? Boundary = null);
}
