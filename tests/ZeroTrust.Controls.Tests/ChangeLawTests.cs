using ZeroTrust.Controls.Cases;
using ZeroTrust.Controls.Planning;
using ZeroTrust.Core.Plans;
using ZeroTrust.Facts;

namespace ZeroTrust.Controls;

/// <summary>What follows from the finding and the control is never stated again: laws over the changes of
/// every case of every enforcing control.</summary>
public sealed class ChangeLawTests
{
    public static TheoryData<string> Enforcing =>
        new(ControlCases.Catalogue.Entries.Where(static entry => entry.Enforcement is not null).Select(static entry => entry.Info.Name));

    [Theory]
    [MemberData(nameof(Enforcing))]
    public void A_change_has_the_id_the_control_and_the_risk_of_what_it_answers(string name)
    {
        var info = ControlCases.Catalogue.Get(name).Info;
        var (findings, changes) = Planned(name);
        var own = changes.Where(static change => change.ControlId.Length > 0).ToList();
        Assert.NotEmpty(own);
        Assert.All(
            own,
            change =>
            {
                Assert.Equal(info.Id, change.ControlId);
                Assert.Equal(info.Risk, change.Risk);
                Assert.Contains(
                    findings,
                    finding =>
                        (change.Id == finding.Id || change.Id.StartsWith(finding.Id + "/", StringComparison.Ordinal))
                        && change.Resource with { Region = "" } == finding.Resource with { Region = "" }
                );
            }
        );

        // Nobody's change is there only because one of the control's own needs it.
        Assert.All(
            changes.Except(own),
            shared => Assert.Contains(own, change => change.DependsOn.Contains(shared.Id, StringComparer.Ordinal))
        );
    }

    [Theory]
    [MemberData(nameof(Enforcing))]
    public void Calls_are_called_after_their_change_and_numbered_where_there_are_several(string name) =>
        Assert.All(
            Planned(name).Changes.Where(static change => change.ControlId.Length > 0),
            static change =>
            {
                Assert.Equal(Expected(change.Id + "#do", change.Do.Count), change.Do.Select(static call => call.Id));
                Assert.Equal(Expected(change.Id + "#undo", change.Undo.Count), change.Undo.Select(static call => call.Id));
            }
        );

    [Fact]
    public void A_reference_to_an_answer_names_the_call_that_gives_it()
    {
        var change = new ChangeContent
        {
            Type = "Sample",
            Description = "Sample",
            Do = [Calls.Call("kms", "CreateKey", []), Calls.Call("kms", "CreateAlias", new() { ["TargetKeyId"] = Calls.Answer("Key") })],
            Undo = [Calls.Call("kms", "DeleteAlias", new() { ["Of"] = new System.Text.Json.Nodes.JsonArray(Calls.Answer("Alias", 1)) })],
            States = [],
            Part = "two",
        }.As("one", "", ResourceRef.Account("111122223333"), ChangeRisk.Low);
        Assert.Equal("one/two", change.Id);
        Assert.Equal("""{"TargetKeyId":{"$from":"one/two#do0","path":"Key"}}""", change.Do[1].Parameters.ToJsonString());
        Assert.Equal("""{"Of":[{"$from":"one/two#do1","path":"Alias"}]}""", change.Undo[0].Parameters.ToJsonString());
    }

    private static IEnumerable<string> Expected(string name, int count) =>
        count == 1 ? [name] : Enumerable.Range(0, count).Select(place => name + place);

    private static (List<Core.Findings.Finding> Findings, List<Change> Changes) Planned(string name)
    {
        var entry = ControlCases.Catalogue.Get(name);
        var cases = CaseFile
            .Under(ControlCases.FolderOf(entry.Info))
            .Select(CaseFile.Load)
            .Select(file => (Findings: ControlCases.Evaluate(entry, file), File: file))
            .ToList();
        return (
            [.. cases.SelectMany(static one => one.Findings)],
            [.. cases.SelectMany(one => ControlCases.Plan(entry, one.File, one.Findings).Changes)]
        );
    }
}
