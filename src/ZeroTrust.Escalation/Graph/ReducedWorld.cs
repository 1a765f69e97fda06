using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Layers;

namespace ZeroTrust.Escalation.Graph;

/// <summary>The graph's edges as they are when some statements are removed from identity and trust policies.</summary>
internal sealed class ReducedWorld
{
    private readonly EscalationGraph _graph;
    private readonly Dictionary<LayerPolicy, (LayerPolicy Reduced, int[] Kept)> _reduced = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<LayerPolicy, (LayerPolicy Original, int[] Kept)> _originals = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Profile, Profile> _profiles = [];
    private readonly Dictionary<(EscalationNode, EscalationEdge), (Truth, List<Check>)> _edges = [];

    public ReducedWorld(EscalationGraph graph, List<(LayerPolicy Policy, int Index)> statements, HashSet<int> removed)
    {
        _graph = graph;
        foreach (
            var policy in removed
                .Select(r => statements[r])
                .GroupBy(s => s.Policy, (IEqualityComparer<LayerPolicy>)ReferenceEqualityComparer.Instance)
        )
        {
            var gone = policy.Select(p => p.Index).ToHashSet();
            var kept = Enumerable.Range(0, policy.Key.Document.Statements.Count).Where(i => !gone.Contains(i)).ToArray();
            var reduced = Keep(policy.Key, kept);
            _reduced.Add(policy.Key, (reduced, kept));
            _originals.Add(reduced, (policy.Key, kept));
        }
    }

    /// <summary>Whether an edge still holds, and its requests where that had to be found out anew.</summary>
    public (Truth Truth, List<Check> Checks) Edge(EscalationNode from, EscalationEdge edge, bool fresh = false)
    {
        var trust = edge.Binding.Target?.Trust;
        var reducedTrust = trust is not null && _reduced.TryGetValue(trust, out var found) ? found.Reduced : null;
        var profile = from.Profile is null ? null : Reduce(from.Profile);
        if (!fresh && reducedTrust is null && ReferenceEquals(profile, from.Profile))
        {
            return (edge.IsPossibleOnly ? Truth.Unknown : Truth.True, []);
        }

        if (_edges.TryGetValue((from, edge), out var known))
        {
            return known;
        }

        var binding = reducedTrust is null
            ? edge.Binding
            : edge.Binding with
            {
                TrustPolicy = reducedTrust,
                Target = edge.Binding.Target! with { Trust = reducedTrust },
            };
        var result = _graph.Checks(from, profile, edge, binding);
        // What is unknown about an edge beside its requests, such as whether there is a workload, stays unknown.
        if (edge.IsPossibleOnly)
        {
            result.Truth = result.Truth.And(Truth.Unknown);
        }

        _edges.Add((from, edge), result);
        return result;
    }

    /// <summary>Whether a node that a path leads to is still an administrator.</summary>
    public (Truth Truth, List<Check> Checks) Administrator(EscalationNode node)
    {
        var checks = new List<Check>();
        return (AdministratorRule.Decide(Reduce(node.Profile!), _graph.Model, checks), checks);
    }

    /// <summary>The statement of the model that a statement of a policy here is; null for policies that only exist here.</summary>
    public (LayerPolicy? Policy, int Index) Origin(LayerPolicy policy, int index) =>
        _originals.TryGetValue(policy, out var original) ? (original.Original, original.Kept[index]) : (policy, index);

    /// <summary>Policies without some statements.</summary>
    public static PolicySet Without(PolicySet policies, HashSet<(LayerPolicy Policy, int Index)> gone)
    {
        LayerPolicy Cut(LayerPolicy policy) =>
            gone.Any(g => ReferenceEquals(g.Policy, policy))
                ? Keep(policy, [.. Enumerable.Range(0, policy.Document.Statements.Count).Where(i => !gone.Contains((policy, i)))])
                : policy;
        return policies with
        {
            Identity = [.. policies.Identity.Select(Cut)],
            Resource = policies.Resource is null ? null : Cut(policies.Resource),
        };
    }

    private static LayerPolicy Keep(LayerPolicy policy, int[] kept) =>
        new(policy.Name, policy.Document with { Statements = [.. kept.Select(i => policy.Document.Statements[i])] });

    private Profile Reduce(Profile profile)
    {
        if (_profiles.TryGetValue(profile, out var reduced))
        {
            return reduced;
        }

        reduced = profile.Policies.Identity.Any(_reduced.ContainsKey)
            ? _graph.Profiles.With(
                profile,
                profile.Policies with
                {
                    Identity = [.. profile.Policies.Identity.Select(p => _reduced.TryGetValue(p, out var r) ? r.Reduced : p)],
                }
            )
            : profile;
        _profiles.Add(profile, reduced);
        return reduced;
    }
}
