using ZeroTrust.Policy.Decisions;

namespace ZeroTrust.Escalation.Graph;

/// <summary>Walks the graph backwards from its administrators, so that every node learns its first step on a shortest way.</summary>
internal sealed class RouteSearch
{
    private readonly EscalationGraph _graph;
    private readonly bool _includePossible;
    private readonly Dictionary<EscalationNode, List<(Profile? Profile, EscalationNode? Node, EscalationEdge Edge)>> _arriving = [];
    private readonly EscalationEdge?[] _next;
    private readonly bool[] _reached;

    public RouteSearch(EscalationGraph graph, bool includePossible)
    {
        _graph = graph;
        _includePossible = includePossible;
        _next = new EscalationEdge?[graph.Nodes.Count];
        _reached = new bool[graph.Nodes.Count];
        foreach (var profile in graph.Nodes.Select(n => n.Profile).OfType<Profile>().Distinct())
        {
            foreach (var edge in profile.Edges)
            {
                Note(edge, profile, null);
            }
        }
        foreach (var node in graph.Nodes)
        {
            foreach (var edge in node.OwnEdges)
            {
                Note(edge, null, node);
            }
        }
    }

    /// <summary>Searches anew.</summary>
    /// <param name="isAlive">Whether an edge from a node still holds; all do when null.</param>
    /// <param name="isEnd">Whether a node is an end; administrators are when null.</param>
    /// <returns>This.</returns>
    public RouteSearch Run(Func<EscalationNode, EscalationEdge, bool>? isAlive = null, Func<EscalationNode, bool>? isEnd = null)
    {
        Array.Clear(_next);
        Array.Clear(_reached);
        var queue = new Queue<EscalationNode>();
        foreach (var node in _graph.Nodes.Where(isEnd ?? IsEnd))
        {
            _reached[node.Index] = true;
            queue.Enqueue(node);
        }
        var done = new HashSet<Profile>();
        while (queue.TryDequeue(out var to))
        {
            foreach (var (profile, node, edge) in _arriving.GetValueOrDefault(to) ?? [])
            {
                if (node is not null)
                {
                    Reach(node, edge);
                }
                else if (!done.Contains(profile!) && (isAlive is null || isAlive(profile!.Nodes[0], edge)))
                {
                    done.Add(profile!);
                    foreach (var one in profile!.Nodes)
                    {
                        Reach(one, edge, isKnownAlive: true);
                    }
                }
            }
        }
        return this;

        void Reach(EscalationNode from, EscalationEdge edge, bool isKnownAlive = false)
        {
            if (_reached[from.Index] || (!isKnownAlive && isAlive is not null && !isAlive(from, edge)))
            {
                return;
            }

            _reached[from.Index] = true;
            _next[from.Index] = edge;
            queue.Enqueue(from);
        }
    }

    public bool IsEnd(EscalationNode node) =>
        node.IsAdministrator == Truth.True || (_includePossible && node.IsAdministrator == Truth.Unknown);

    /// <summary>The way from a node; null when there is none.</summary>
    public EscalationRoute? RouteFrom(EscalationNode start)
    {
        if (!_reached[start.Index])
        {
            return null;
        }

        var edges = new List<EscalationEdge>();
        for (var node = start; _next[node.Index] is { } edge; node = edge.To)
        {
            edges.Add(edge);
        }

        return new EscalationRoute(start, edges);
    }

    private void Note(EscalationEdge edge, Profile? profile, EscalationNode? node)
    {
        if (edge.IsPossibleOnly && !_includePossible)
        {
            return;
        }

        if (!_arriving.TryGetValue(edge.To, out var list))
        {
            _arriving.Add(edge.To, list = []);
        }

        list.Add((profile, node, edge));
    }
}
