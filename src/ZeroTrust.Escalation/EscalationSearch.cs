using ZeroTrust.Core.Access;
using ZeroTrust.Core.Escalation;
using ZeroTrust.Escalation.Graph;
using ZeroTrust.Policy.Decisions;

namespace ZeroTrust.Escalation;

/// <summary>Who can become an administrator, how, and what to remove so that nobody can.</summary>
/// <param name="scope">Where to look.</param>
public sealed class EscalationSearch(EscalationScope scope) : IEscalationSearch
{
    private readonly Lazy<EscalationGraph> _graph = new(() => EscalationGraph.Build(scope.Model));

    /// <summary>Where is looked.</summary>
    public EscalationScope Scope => scope;

    /// <inheritdoc/>
    public IReadOnlyList<PolicyGap> Gaps => scope.Gaps;

    /// <inheritdoc/>
    public IReadOnlySet<string>? Starts { get; set; } = scope.Starts;

    /// <inheritdoc/>
    public IEnumerable<string> Candidates =>
        scope
            .Model.Principals.Select(static p => p.Arn)
            .Concat(
                _graph
                    .Value.Nodes.Where(static n => n.Kind is EscalationNodeKind.Anyone or EscalationNodeKind.OutsideAccount)
                    .Select(static n => n.Arn)
            )
            .Distinct(StringComparer.Ordinal);

    /// <inheritdoc/>
    public IEnumerable<EscalationFinding> Find(bool includePossible)
    {
        var ways = Routes(includePossible: false).Select(Finding);
        return includePossible
            ? ways.Concat(OnlyPossible().Select(Finding)).Concat(PerhapsAdministrators().Select(n => Finding(n, EscalationStatus.MayBe)))
            : ways;
    }

    /// <inheritdoc/>
    public int CountOnlyPossible() => OnlyPossible().Count() + PerhapsAdministrators().Count();

    /// <inheritdoc/>
    public IEnumerable<EscalationFinding> FindAdministrators() =>
        StartNodes().Where(static n => n.IsAdministrator == Truth.True).Select(n => Finding(n, EscalationStatus.Administrator));

    /// <inheritdoc/>
    public (IReadOnlyList<EscalationCutFinding> Statements, EscalationFinding? Remaining) FindSmallestCut(bool includePossible)
    {
        var cut = _graph.Value.FindSmallestCut(includePossible, Starts);
        return (
            [.. cut.Statements.Select(s => new EscalationCutFinding(s.Policy.Name, s.Index, [.. Holders(s)], s.Statement, cut.IsSmallest))],
            cut.Remaining is { } way ? Finding(way) : null
        );
    }

    private IEnumerable<EscalationRoute> Routes(bool includePossible) =>
        _graph.Value.FindPathsToAdministrator(includePossible).Where(r => IsStart(r.Start));

    private IEnumerable<EscalationRoute> OnlyPossible()
    {
        var certain = Routes(includePossible: false).Select(static r => r.Start).ToHashSet();
        return Routes(includePossible: true).Where(r => !certain.Contains(r.Start));
    }

    // Who has a certain way is told with it.
    private IEnumerable<EscalationNode> PerhapsAdministrators()
    {
        var certain = Routes(includePossible: false).Select(static r => r.Start).ToHashSet();
        return StartNodes().Where(n => n.IsAdministrator == Truth.Unknown && !certain.Contains(n));
    }

    private bool IsStart(EscalationNode node) => Starts?.Contains(node.Arn) ?? true;

    private IEnumerable<EscalationNode> StartNodes() =>
        scope
            .Model.Principals.Select(static p => p.Arn)
            .Where(a => Starts?.Contains(a) ?? true)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(_graph.Value.Find)
            .OfType<EscalationNode>();

    private IEnumerable<string> Holders(EscalationCutStatement statement) =>
        scope
            .Model.Principals.Where(p =>
                ReferenceEquals(p.Trust, statement.Policy) || p.Policies.Any(q => ReferenceEquals(q, statement.Policy))
            )
            .Select(static p => p.Arn)
            .Concat(scope.Model.Groups.Where(g => g.Policies.Any(q => ReferenceEquals(q, statement.Policy))).Select(static g => g.Arn))
            .Order(StringComparer.Ordinal);

    private EscalationFinding Finding(EscalationRoute route)
    {
        var steps = new List<EscalationFindingStep>();
        var from = route.Start;
        foreach (var edge in route.Edges)
        {
            steps.Add(Step(from, edge));
            from = edge.To;
        }

        return Finding(route.Start, route.IsPossibleOnly ? EscalationStatus.MayBecome : EscalationStatus.CanBecome) with
        {
            Steps = steps,
            Grounds = Grounds(route.End),
        };
    }

    private EscalationFinding Finding(EscalationNode node, EscalationStatus status) =>
        new(node.Arn, EscalationText.AccountOf(node), status, []) { Grounds = Grounds(node) };

    private List<AccessTest> Grounds(EscalationNode node) =>
        [.. _graph.Value.ExplainAdministrator(node).Select(static e => new AccessTest(e.Request, e.Decision))];

    private EscalationFindingStep Step(EscalationNode from, EscalationEdge edge)
    {
        var evidence = _graph.Value.Explain(from, edge).Select(static e => new AccessTest(e.Request, e.Decision)).ToList();
        var unknowns = edge.IsPossibleOnly ? evidence.SelectMany(static e => e.Unknowns).Distinct(StringComparer.Ordinal).ToList() : [];
        // The trust of a service is asked for as well, by that service and not as a step of the principal.
        var actions = evidence.Where(static e => e.Request.Principal.Account is not null).Select(static e => e.Action);
        if (edge.IsPossibleOnly && edge.Path.Workload is { } type && edge.Workload is null)
        {
            unknowns.Add($"whether a {type} works with {PrincipalText.InWords(edge.To.Arn, EscalationText.AccountOf(from))}");
        }

        if (edge.IsPossibleOnly && unknowns.Count == 0)
        {
            unknowns.Add("whether the account administers Identity Center");
        }

        return new EscalationFindingStep(
            edge.Path.Id,
            edge.Path.Title,
            from.Arn,
            edge.To.Arn,
            EscalationText.Step(from, edge, actions),
            edge.IsPossibleOnly,
            unknowns,
            evidence
        );
    }
}
