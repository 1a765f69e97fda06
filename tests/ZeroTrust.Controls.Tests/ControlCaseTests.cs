using ZeroTrust.Controls.Cases;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Serialization;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;

namespace ZeroTrust.Controls;

/// <summary>Runs every case of every control.</summary>
public sealed class ControlCaseTests
{
    public static TheoryData<string, string> Cases
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (control, file) in ControlCases.All)
            {
                data.Add(control.Info.Name, Path.GetRelativePath(CaseFile.Folder, file.Path));
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_gives_its_findings_and_nothing_else(string control, string path)
    {
        var file = CaseFile.Load(path);
        var findings = ControlCases.Evaluate(ControlCases.Catalogue.Get(control), file);
        var expected = file.Array("findings")
            .Select(static node =>
                (
                    Resource: ResourceText.Parse((string)node!["resource"]!),
                    Outcome: Enum.Parse<Outcome>((string)node["outcome"]!),
                    Reason: (string?)node["reason"] ?? ""
                )
            )
            .ToList();

        Assert.Equal(
            expected.Select(static e => $"{e.Resource.Key} {e.Outcome}").Order(StringComparer.Ordinal),
            findings.Select(static f => $"{f.Resource.Key} {f.Outcome}").Order(StringComparer.Ordinal)
        );
        foreach (var (resource, _, reason) in expected)
        {
            Assert.Contains(reason, findings.Single(finding => finding.Resource == resource).Reason, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_gives_its_changes_and_nothing_else(string control, string path)
    {
        var file = CaseFile.Load(path);
        var entry = ControlCases.Catalogue.Get(control);
        var differences = Expectation.Differences(file, ControlCases.Plan(entry, file, ControlCases.Evaluate(entry, file))).ToList();
        Assert.True(differences.Count == 0, string.Join("\n", differences));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Only_a_failure_is_planned_for(string control, string path)
    {
        var file = CaseFile.Load(path);
        var entry = ControlCases.Catalogue.Get(control);
        var draft = ControlCases.Plan(
            entry,
            file,
            ControlCases
                .Evaluate(entry, file)
                .SelectMany(static finding =>
                    Enum.GetValues<Outcome>()
                        .Where(static outcome => outcome != Outcome.Fail)
                        .Select(outcome => finding with { Outcome = outcome })
                )
        );
        Assert.Empty(draft.Changes);
        Assert.Empty(draft.Notes);
    }

    public static TheoryData<string, string> CasesWithChanges =>
        new(
            ControlCases
                .All.Where(static one => one.File.Changes is { Count: > 0 })
                .Select(static one => (one.Control.Info.Name, Path.GetRelativePath(CaseFile.Folder, one.File.Path)))
        );

    [Theory]
    [MemberData(nameof(CasesWithChanges))]
    public void After_the_changes_the_control_is_content(string control, string path)
    {
        var file = CaseFile.Load(path);
        var entry = ControlCases.Catalogue.Get(control);
        var draft = ControlCases.Plan(entry, file, ControlCases.Evaluate(entry, file));
        var changed = draft.Changes.Where(static change => change.States.All(static state => !state.AfterIsOpen)).ToList();
        Assert.SkipWhen(changed.Count == 0, "AWS chooses a part of the state afterwards, so it is not known here.");

        var after = Apply(file.Snapshot(), changed);
        var resources = changed.Select(static change => change.States[0].Resource).ToHashSet();
        var findings = entry.Control.Evaluate(after, entry.Info, ControlCases.Settings(entry.Info, file));
        Assert.DoesNotContain(findings, finding => finding.Outcome == Outcome.Fail && resources.Contains(finding.Resource));
    }

    private static Snapshot Apply(Snapshot snapshot, IEnumerable<Change> changes) =>
        new(
            snapshot.Header,
            [
                .. snapshot.Facts,
                .. changes
                    .SelectMany(static change => change.States)
                    .Where(static state => state.After is not null)
                    .Select(static state => FactTypes.Known(state.Resource, FactJson.Read(state.FactType, state.After!))),
            ]
        );
}
