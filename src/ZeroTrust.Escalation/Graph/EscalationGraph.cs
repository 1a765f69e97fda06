using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Principals;

namespace ZeroTrust.Escalation.Graph;

/// <summary>Who can become whom: principals as nodes, and an edge for every path of the catalogue that
/// the policies allow, over any number of steps.
/// Administrators have no edges, since nothing is left for them to gain.</summary>
public sealed class EscalationGraph
{
    private readonly EscalationModel _model;
    private readonly GraphBuilder _builder;
    private readonly Dictionary<string, EscalationNode> _starts;

    private EscalationGraph(EscalationModel model, GraphBuilder builder)
    {
        _model = model;
        _builder = builder;
        _starts = builder.Nodes.Where(n => n.IsStart).ToDictionary(n => n.Arn, StringComparer.Ordinal);
    }

    /// <summary>All nodes: principals as they are, those in states that paths lead to, and outsiders whom trust policies name.</summary>
    public IReadOnlyList<EscalationNode> Nodes => _builder.Nodes;

    /// <summary>The number of edges.</summary>
    public long EdgeCount => Nodes.Sum(n => (long)n.Edges.Count());

    internal EscalationModel Model => _model;

    internal StepEvaluator Evaluator => _builder.Evaluator;

    internal ProfileTable Profiles => _builder.Profiles;

    /// <summary>Makes the graph.</summary>
    /// <param name="model">Principals and policies.</param>
    /// <returns>The graph.</returns>
    public static EscalationGraph Build(EscalationModel model)
    {
        var builder = new GraphBuilder(model);
        builder.Build();
        return new EscalationGraph(model, builder);
    }

    /// <summary>The node of a principal as it is.</summary>
    /// <param name="arn">Its ARN; an outside account's number, or <c>*</c> for anyone.</param>
    /// <returns>The node, or null.</returns>
    public EscalationNode? Find(string arn) => _starts.GetValueOrDefault(arn);

    /// <summary>The shortest way from a principal to an administrator.</summary>
    /// <param name="arn">Where to start, as for <see cref="Find"/>.</param>
    /// <param name="includePossible">Whether edges count that something unknown decides.</param>
    /// <returns>The way; without edges for an administrator, null when there is none.</returns>
    public EscalationRoute? FindShortestPathToAdministrator(string arn, bool includePossible = false) =>
        Find(arn) is { } start ? new RouteSearch(this, includePossible).Run().RouteFrom(start) : null;

    /// <summary>The shortest way of every principal and outsider that is no administrator and can become one.</summary>
    /// <param name="includePossible">Whether edges count that something unknown decides.</param>
    /// <returns>Ways, shortest first.</returns>
    public IReadOnlyList<EscalationRoute> FindPathsToAdministrator(bool includePossible = false)
    {
        var search = new RouteSearch(this, includePossible).Run();
        return
        [
            .. _starts
                .Values.Select(search.RouteFrom)
                .OfType<EscalationRoute>()
                .Where(r => r.Edges.Count > 0)
                .OrderBy(r => r.Edges.Count)
                .ThenBy(r => r.Start.Arn, StringComparer.Ordinal),
        ];
    }

    /// <summary>The fewest statements of identity and trust policies whose removal leaves no way to an
    /// administrator. Statements that make someone an
    /// administrator in the first place stay.</summary>
    /// <param name="includePossible">Whether edges count that something unknown decides.</param>
    /// <param name="starts">ARNs of those whose ways are to be cut; null for everyone.</param>
    /// <returns>The statements, and whether it is proved that fewer do not do.</returns>
    public EscalationCut FindSmallestCut(bool includePossible = false, IReadOnlySet<string>? starts = null) =>
        new CutSearch(this, includePossible, starts).Run();

    /// <summary>The requests that an edge depends on, decided with explanation.</summary>
    /// <param name="from">The node that the edge leaves.</param>
    /// <param name="edge">The edge.</param>
    /// <returns>Requests in the order of the path's steps.</returns>
    public IReadOnlyList<EscalationEvidence> Explain(EscalationNode from, EscalationEdge edge) =>
        [
            .. Checks(from, from.Profile, edge, edge.Binding)
                .Checks.Select(c => new EscalationEvidence(c.Request, PolicyEvaluator.Evaluate(c.Request, c.Policies))),
        ];

    /// <summary>The requests that make someone an administrator, or might, decided with explanation.</summary>
    /// <param name="node">Who.</param>
    /// <returns>The requests; none for who is no administrator, and for one of Identity Center.</returns>
    public IReadOnlyList<EscalationEvidence> ExplainAdministrator(EscalationNode node)
    {
        var checks = new List<Check>();
        if (node.Profile is { } profile && node.IsAdministrator != Truth.False)
        {
            AdministratorRule.Decide(profile, _model, checks);
        }

        return [.. checks.Select(c => new EscalationEvidence(c.Request, PolicyEvaluator.Evaluate(c.Request, c.Policies)))];
    }

    /// <summary>The requests of an edge under a profile that may differ from that of the graph.</summary>
    internal (Truth Truth, List<Check> Checks) Checks(EscalationNode from, Profile? profile, EscalationEdge edge, in Binding binding)
    {
        var checks = new List<Check>();
        if (profile is null)
        {
            var check = OutsideNodes.Check(_model, binding.Target!, binding.TrustPolicy ?? binding.Target!.Trust, binding.Arn!, from.Kind)!;
            return (check.Decide(), [check]);
        }
        return (Evaluator.All(profile, RequestPrincipal.Parse(from.Arn), edge.Path, binding, checks), checks);
    }
}
