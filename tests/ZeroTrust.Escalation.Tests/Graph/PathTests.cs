using ZeroTrust.Escalation.Graph;
using ZeroTrust.Policy.Catalogue;
using ZeroTrust.Policy.Decisions;

namespace ZeroTrust.Escalation.Tests.Graph;

/// <summary>Every path of the catalogue: it is found where it is open, and not found when any one
/// of its steps is guarded in any one way.</summary>
public sealed class PathTests(ITestOutputHelper output)
{
    public static TheoryData<string> Ids => [.. EscalationCatalogue.Paths.Select(p => p.Id)];

    [Fact]
    public void The_catalogue_holds_every_identifier_once_and_only_known_actions()
    {
        Assert.Equal(90, EscalationCatalogue.Paths.Count);
        Assert.Equal(90, EscalationCatalogue.Paths.Select(p => p.Id).Distinct().Count());
        Assert.DoesNotContain(EscalationCatalogue.Paths.SelectMany(p => p.Steps), s => IamCatalogue.Default.FindAction(s.Action) is null);
        Assert.All(EscalationCatalogue.Paths, p => Assert.False(string.IsNullOrWhiteSpace(p.Title)));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_open_path_leads_to_an_administrator(string id)
    {
        var lab = new PathLab(EscalationCatalogue.Find(id)!);
        var graph = EscalationGraph.Build(lab.Model());
        var start = graph.Find(lab.Attacker);
        Assert.NotNull(start);
        Assert.NotEqual(Truth.True, start.IsAdministrator);
        var edge = start.Edges.FirstOrDefault(e => e.Path.Id == id);
        Assert.True(edge is not null, $"{id}: no edge among {string.Join(", ", start.Edges)}");
        // Everyone's requests have keys that nobody here knows, and tokens of identity pools too; all else is certain.
        Assert.False(
            edge.IsPossibleOnly,
            $"{id}: only possible, {string.Join("; ", graph.Explain(start, edge).SelectMany(e => e.Decision.Doubts))}"
        );
        Assert.NotNull(graph.FindShortestPathToAdministrator(lab.Attacker));
        Assert.All(graph.Explain(start, edge), e => Assert.Equal(Verdict.Allowed, e.Decision.Verdict));
        var cut = graph.FindSmallestCut();
        Assert.True(cut.IsSmallest && cut.Remaining is null && cut.Statements.Count >= 1, $"{id}: {cut}");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_guard_at_any_step_closes_the_path(string id)
    {
        var path = EscalationCatalogue.Find(id)!;
        if (id == "STS-003")
        {
            return;
        }

        var lab = new PathLab(path);
        var cases = 0;
        foreach (var step in path.Steps)
        {
            foreach (var guard in (string[])["scp", "boundary", "condition", "resource"])
            {
                // The rewritten trust policy names the principal, which then needs no statement of its own.
                if (step.On == EscalationObject.RewrittenRole && guard is "condition" or "resource")
                {
                    continue;
                }

                var graph = EscalationGraph.Build(lab.Model(step, guard));
                var edge = graph.Find(lab.Attacker)!.Edges.FirstOrDefault(e => e.Path.Id == id);
                Assert.True(
                    edge is null,
                    $"{id}: {step.Action} guarded by {guard}, yet {edge}: "
                        + (
                            edge is null
                                ? ""
                                : string.Join(
                                    "; ",
                                    graph
                                        .Explain(graph.Find(lab.Attacker)!, edge)
                                        .Select(e => $"{e.Request.Action} {e.Request.Resource} {e.Decision.Verdict}")
                                )
                        )
                );
                cases++;
            }
        }
        output.WriteLine($"{cases} guarded cases");
    }
}
