using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Layers;

namespace ZeroTrust.Escalation.Graph;

/// <summary>Finds the fewest statements that every way to an administrator needs. Each way found
/// gives a set of statements one of which must go; the
/// fewest that meet all sets so far are removed, and what way is still open gives the next set.
/// When none is, no smaller set can do.</summary>
internal sealed class CutSearch(EscalationGraph graph, bool includePossible, IReadOnlySet<string>? starts)
{
    private const int MaximumRounds = 400;
    private const int WaysPerRound = 32;
    private readonly RouteSearch _search = new(graph, includePossible);
    private readonly HashSet<LayerPolicy> _removable = new(
        graph
            .Model.Principals.SelectMany(p => p.Policies.Append(p.Trust!))
            .Concat(graph.Model.Groups.SelectMany(g => g.Policies))
            .Where(p => p is not null),
        ReferenceEqualityComparer.Instance
    );

    private readonly List<(LayerPolicy Policy, int Index)> _statements = [];
    private readonly Dictionary<(LayerPolicy, int), int> _numbers = [];

    public EscalationCut Run()
    {
        var sets = new List<int[]>();
        var (chosen, isSmallest) = (new HashSet<int>(), true);
        for (var round = 0; ; round++)
        {
            var world = new ReducedWorld(graph, _statements, chosen);
            _search.Run(
                (from, edge) => Meets(world.Edge(from, edge).Truth),
                node => _search.IsEnd(node) && (IsGiven(node) || Meets(world.Administrator(node).Truth))
            );
            var added = 0;
            foreach (
                var route in graph
                    .Nodes.Where(n => n.IsStart && starts?.Contains(n.Arn) != false)
                    .Select(_search.RouteFrom)
                    .OfType<EscalationRoute>()
                    .Where(r => r.Edges.Count > 0)
                    .OrderBy(r => r.Edges.Count)
            )
            {
                var needed = Needed(route, world);
                if (needed.Length == 0)
                {
                    return new EscalationCut([], false, route);
                }

                if (sets.Any(s => s.AsSpan().SequenceEqual(needed)))
                {
                    continue;
                }

                sets.Add(needed);
                if (++added == WaysPerRound)
                {
                    break;
                }
            }
            if (added == 0)
            {
                break;
            }

            if (round < MaximumRounds)
            {
                var (elements, exact) = HittingSet.Find(sets);
                (chosen, isSmallest) = (elements, isSmallest && exact);
                continue;
            }
            // Beyond the rounds it only grows, which ends.
            isSmallest = false;
            foreach (var set in sets.TakeLast(added).Where(s => !Array.Exists(s, chosen.Contains)))
            {
                chosen.Add(set[0]);
            }
        }
        return new EscalationCut(
            [
                .. chosen
                    .Select(c => _statements[c])
                    .Select(s => new EscalationCutStatement(s.Policy, s.Index, s.Policy.Document.Statements[s.Index]))
                    .OrderBy(s => s.Policy.Name, StringComparer.Ordinal)
                    .ThenBy(s => s.Index),
            ],
            isSmallest,
            null
        );
    }

    // Who is an administrator without any path stays one.
    private static bool IsGiven(EscalationNode node) =>
        node.Kind == EscalationNodeKind.Administrator || (!node.HasAnyPolicy && !node.IsWithoutBoundary && node.JoinedGroups.Count == 0);

    private bool Meets(Truth truth) => truth == Truth.True || (includePossible && truth == Truth.Unknown);

    /// <summary>Statements that together let this way through, as the policies are now:
    /// without any one of them this way is closed.</summary>
    private int[] Needed(EscalationRoute route, ReducedWorld world)
    {
        var needed = new SortedSet<int>();
        var node = route.Start;
        foreach (var edge in route.Edges)
        {
            foreach (var check in world.Edge(node, edge, fresh: true).Checks)
            {
                Collect(check);
            }

            node = edge.To;
        }
        if (!IsGiven(node))
        {
            foreach (var check in world.Administrator(node).Checks)
            {
                Collect(check);
            }
        }
        return [.. needed];

        void Collect(Check check)
        {
            var statements = PolicyEvaluator
                .Evaluate(check.Request, check.Policies)
                .Layers.Where(l => l.Layer is PolicyLayer.Identity or PolicyLayer.Resource)
                .SelectMany(l => l.Statements)
                .Where(m => m.Statement.Effect == Effect.Allow)
                .Select(m => m.Statement)
                .ToHashSet(ReferenceEqualityComparer.Instance);
            var spared = new HashSet<(LayerPolicy, int)>();
            var candidates = check
                .Policies.Identity.Append(check.Policies.Resource!)
                .Where(p => p is not null)
                .SelectMany(p => p.Document.Statements.Select((s, i) => (Policy: p, Statement: s, Index: i)))
                .Where(c => statements.Contains(c.Statement))
                .Select(c => (c.Policy, c.Index, Origin: world.Origin(c.Policy, c.Index)))
                .Where(c => c.Origin.Policy is { } p && _removable.Contains(p))
                .ToArray();
            foreach (var (policy, index, origin) in candidates)
            {
                spared.Add((policy, index));
                if (Meets(new Check(check.Request, ReducedWorld.Without(check.Policies, spared)).Decide()))
                {
                    continue;
                }

                spared.Remove((policy, index));
                needed.Add(Number(origin.Policy!, origin.Index));
            }
        }
    }

    private int Number(LayerPolicy policy, int index)
    {
        if (_numbers.TryGetValue((policy, index), out var number))
        {
            return number;
        }

        number = _statements.Count;
        _statements.Add((policy, index));
        _numbers.Add((policy, index), number);
        return number;
    }
}
