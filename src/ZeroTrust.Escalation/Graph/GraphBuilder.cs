using ZeroTrust.Policy;
using ZeroTrust.Policy.Decisions;

namespace ZeroTrust.Escalation.Graph;

/// <summary>Makes the nodes and follows every path from each, until nothing new is gained.</summary>
internal sealed class GraphBuilder
{
    private static readonly ILookup<EscalationTarget, EscalationPath> Paths = EscalationCatalogue.Paths.ToLookup(p => p.Target);
    private readonly EscalationModel _model;
    private readonly Dictionary<string, EscalationPrincipal> _principals;
    private readonly Dictionary<string, EscalationPrincipal[]> _roles,
        _users;
    private readonly Dictionary<NodeState, EscalationNode> _nodes = [];
    private readonly Queue<EscalationNode> _queue = new();

    public GraphBuilder(EscalationModel model)
    {
        _model = model;
        _principals = model
            .Principals.GroupBy(p => p.Arn, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        _roles = _principals
            .Values.Where(TrustIndex.IsRole)
            .GroupBy(Account, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        _users = _principals
            .Values.Where(p => !TrustIndex.IsRole(p))
            .GroupBy(Account, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        Profiles = new ProfileTable(model);
        Evaluator = new StepEvaluator(model);
        Trust = new TrustIndex(model, Evaluator);
    }

    public ProfileTable Profiles { get; }

    public StepEvaluator Evaluator { get; }

    public TrustIndex Trust { get; }

    public List<EscalationNode> Nodes { get; } = [];

    public void Build()
    {
        foreach (var principal in _principals.Values)
        {
            Node(new NodeState(EscalationNodeKind.Principal, principal.Arn, InSession: principal.Session is not null)).IsStart = true;
        }
        // Neighbours in this order share what is remembered.
        var start = _queue.OrderBy(n => n.Profile!.Index).ToArray();
        _queue.Clear();
        foreach (var node in start)
        {
            _queue.Enqueue(node);
        }

        new OutsideNodes(_model, Trust, _principals, Node).Add();
        while (_queue.TryDequeue(out var node))
        {
            Expand(node);
        }

        foreach (var node in Nodes)
        {
            node.Profile?.Memo.Clear();
        }
    }

    private static string Account(EscalationPrincipal principal) => principal.Parts.Account;

    private EscalationNode Node(NodeState state)
    {
        if (_nodes.TryGetValue(state, out var node))
        {
            return node;
        }

        var profile = state.Kind == EscalationNodeKind.Principal ? Profiles.Find(_principals[state.Arn], state) : null;
        node = new EscalationNode(Nodes.Count, state, profile)
        {
            IsAdministrator =
                state.Kind == EscalationNodeKind.Administrator ? Truth.True
                : profile is null ? Truth.False
                : profile.IsAdministrator ??= AdministratorRule.Decide(profile, _model),
        };
        profile?.Nodes.Add(node);
        Nodes.Add(node);
        _nodes.Add(state, node);
        _queue.Enqueue(node);
        return node;
    }

    private EscalationNode Arrived(EscalationPrincipal principal) => Node(new NodeState(EscalationNodeKind.Principal, principal.Arn));

    // Nothing is left to gain for an administrator.
    private void Expand(EscalationNode node)
    {
        if (node.IsAdministrator == Truth.True || node.Profile is not { } profile)
        {
            return;
        }

        if (!profile.IsExpanded)
        {
            profile.IsExpanded = true;
            Passed(profile);
            InUse(profile);
            Others(profile);
            IdentityCenter(profile);
        }
        new OwnEdges(_model, Trust, Evaluator, Node).Add(node, _principals[node.Arn]);
    }

    private void Passed(Profile profile)
    {
        foreach (var path in Paths[EscalationTarget.PassedRole].Where(p => MayDo(profile, p)))
        {
            var own = Steps(profile, path, s => s.On != EscalationObject.Role, default);
            if (own == Truth.False)
            {
                continue;
            }

            foreach (var service in path.Trusts)
            {
                foreach (var (role, trusts) in Trust.Trusting(profile.Account, service))
                {
                    var binding = new Binding(role, service);
                    Add(
                        profile,
                        path,
                        Arrived(role),
                        own.And(trusts)
                            .And(Steps(profile, path, s => s.On == EscalationObject.Role, binding))
                            .And(Evaluator.Carried(profile, profile.Who, binding)),
                        binding
                    );
                }
            }
        }
    }

    private void InUse(Profile profile)
    {
        foreach (var path in Paths[EscalationTarget.WorkloadRole].Where(p => MayDo(profile, p)))
        {
            foreach (var workload in _model.Workloads ?? [])
            {
                if (
                    !WorkloadTypes.IsOf(path.Workload!, workload.Arn)
                    || !Arn.TryParse(workload.Arn, out var arn)
                    || arn.Account != profile.Account
                )
                {
                    continue;
                }

                if (!_principals.TryGetValue(workload.RoleArn, out var role))
                {
                    continue;
                }

                var binding = new Binding(role, Workload: workload);
                Add(profile, path, Arrived(role), Steps(profile, path, s => true, binding), binding);
            }
            if (_model.Workloads is not null && (_model.CompleteWorkloads is null || _model.CompleteWorkloads.Contains(path.Workload!)))
            {
                continue;
            }

            if (Steps(profile, path, s => true, default) == Truth.False)
            {
                continue;
            }

            foreach (var (role, _) in path.Trusts.SelectMany(s => Trust.Trusting(profile.Account, s)))
            {
                // No instance works with a role that is in no instance profile.
                if (path.Trusts is [InstanceProfileSteps.Service] && role.InstanceProfiles is { Count: 0 })
                {
                    continue;
                }

                Add(profile, path, Arrived(role), Truth.Unknown, new Binding(role));
            }
        }
    }

    private void Others(Profile profile)
    {
        foreach (var path in Paths[EscalationTarget.User].Concat(Paths[EscalationTarget.Role]).Where(p => MayDo(profile, p)))
        {
            foreach (var target in (path.Target == EscalationTarget.User ? _users : _roles).GetValueOrDefault(profile.Account) ?? [])
            {
                if (target.IsProtected)
                {
                    continue;
                }

                foreach (var (arn, state) in OwnEdges.Gains(path, target))
                {
                    var binding = new Binding(target, Arn: arn);
                    var truth = Steps(profile, path, s => true, binding);
                    if (truth != Truth.False)
                    {
                        Add(profile, path, Node(state), truth, binding);
                    }
                }
            }
        }
    }

    private void IdentityCenter(Profile profile)
    {
        foreach (var path in Paths[EscalationTarget.IdentityCenter].Where(p => MayDo(profile, p)))
        {
            var truth = Steps(profile, path, s => true, default).And(OwnEdges.Administers(_model, profile.Account));
            if (truth != Truth.False)
            {
                Add(profile, path, Node(new NodeState(EscalationNodeKind.Administrator, "identity-center")), truth, default);
            }
        }
    }

    private static bool MayDo(Profile profile, EscalationPath path) =>
        path.Steps.All(s => s.On == EscalationObject.RewrittenRole || profile.MayAllow(ActionBits.NumberOf(s.Action)));

    private Truth Steps(Profile profile, EscalationPath path, Func<EscalationStep, bool> which, in Binding binding)
    {
        var result = Truth.True;
        for (var i = 0; i < path.Steps.Count; i++)
        {
            var step = path.Steps[i];
            if (!which(step))
            {
                continue;
            }

            result = result.And(Evaluator.One(profile, profile.Who, step, binding));
            if (result == Truth.False)
            {
                break;
            }
        }
        return result;
    }

    private static void Add(Profile profile, EscalationPath path, EscalationNode to, Truth truth, in Binding binding)
    {
        if (truth != Truth.False)
        {
            profile.Edges.Add(new EscalationEdge(path, to, truth == Truth.Unknown, binding));
        }
    }
}
