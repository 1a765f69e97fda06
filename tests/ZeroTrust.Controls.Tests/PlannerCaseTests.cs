using ZeroTrust.Controls.Cases;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Plans;

namespace ZeroTrust.Controls;

/// <summary>Runs every case of every planner, and the laws that hold for all of them.</summary>
public sealed class PlannerCaseTests
{
    public static TheoryData<string> Cases => new(PlannerCases.All);

    public static TheoryData<string> CasesWithChanges =>
        new(PlannerCases.All.Where(static path => CaseFile.Load(path).Changes is { Count: > 0 }));

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_gives_its_changes_and_notes_and_nothing_else(string path)
    {
        var file = CaseFile.Load(path);
        if ((string?)file.Root["throws"] is { } errorId)
        {
            Assert.Equal(errorId, Assert.Throws<ZeroTrustException>(() => PlannerCases.Plan(file)).ErrorId);
            return;
        }

        var differences = Expectation.Differences(file, PlannerCases.Plan(file)).ToList();
        Assert.True(differences.Count == 0, string.Join("\n", differences));
    }

    [Theory]
    [MemberData(nameof(CasesWithChanges))]
    public void Planning_again_on_what_the_plan_leaves_changes_nothing(string path)
    {
        var file = CaseFile.Load(path);
        var changes = PlannerCases.Plan(file).Changes;
        Assert.SkipWhen(
            changes
                .SelectMany(static change => change.Do)
                .Any(static call => call.Service != "organizations" && References(call.Parameters).Any()),
            "AWS chooses an identifier that the state afterwards holds; the sandbox scenarios show this."
        );
        var after = PlannerCases.Apply(file.Snapshot(), changes);
        var again = PlannerCases.Plan(file, after);
        Assert.True(again.Changes.Count == 0, string.Join("\n", again.Changes.Select(static change => change.Description)));
        Assert.Contains(again.Notes, static note => note.Kind == PlanNoteKind.AlreadyInPlace);
    }

    [Theory]
    [MemberData(nameof(CasesWithChanges))]
    public void Ids_are_unique_dependencies_exist_and_undo_is_there(string path)
    {
        var changes = PlannerCases.Plan(CaseFile.Load(path)).Changes;
        var ids = changes.Select(static change => change.Id).ToList();
        var calls = changes.SelectMany(static change => change.Do.Concat(change.Undo)).Select(static call => call.Id).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Equal(calls.Count, calls.Distinct().Count());
        Assert.All(changes, change => Assert.Subset(ids.ToHashSet(), change.DependsOn.ToHashSet()));
        Assert.All(changes, static change => Assert.NotEmpty(change.Undo));
        Assert.All(
            changes.SelectMany(static change => change.Do.Concat(change.Undo)).SelectMany(static call => References(call.Parameters)),
            reference => Assert.Contains(reference, calls)
        );
    }

    [Theory]
    [MemberData(nameof(CasesWithChanges))]
    public void The_same_intent_on_the_same_facts_gives_the_same_plan(string path)
    {
        var file = CaseFile.Load(path);
        Assert.Equal(Text(PlannerCases.Plan(file)), Text(PlannerCases.Plan(CaseFile.Load(path))));
    }

    private static string Text(PlanDraft draft) => System.Text.Json.JsonSerializer.Serialize(draft, Core.Serialization.CoreJson.Compact);

    private static IEnumerable<string> References(System.Text.Json.Nodes.JsonNode? node) =>
        node switch
        {
            System.Text.Json.Nodes.JsonObject members when members["$from"] is { } from => [(string)from!],
            System.Text.Json.Nodes.JsonObject members => members.SelectMany(static member => References(member.Value)),
            System.Text.Json.Nodes.JsonArray items => items.SelectMany(References),
            _ => [],
        };
}
