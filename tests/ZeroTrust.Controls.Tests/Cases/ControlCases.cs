using System.Text.Json.Nodes;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Snapshots;

namespace ZeroTrust.Controls.Cases;

/// <summary>The controls under test and how a case is run against one.</summary>
internal static class ControlCases
{
    public static ControlCatalogue Catalogue { get; } = ControlCatalogue.Load(ControlsUnderTest.Assembly);

    public static string FolderOf(ControlInfo info) => Path.Combine(info.Step.ToString(), info.Name, "cases");

    public static IEnumerable<(ControlEntry Control, CaseFile File)> All =>
        Catalogue.Entries.SelectMany(static entry => CaseFile.Under(FolderOf(entry.Info)).Select(path => (entry, CaseFile.Load(path))));

    public static ControlSettings Settings(ControlInfo info, CaseFile? file)
    {
        var values = info.Settings.DeepClone().AsObject();
        foreach (var (name, value) in file?.Root["settings"] as JsonObject ?? [])
        {
            values[name] = value?.DeepClone();
        }

        return new ControlSettings(file?.Now ?? DateTimeOffset.UnixEpoch, values);
    }

    public static List<Finding> Evaluate(ControlEntry entry, CaseFile file, Snapshot? snapshot = null) =>
        [.. entry.Control.Evaluate(snapshot ?? file.Snapshot(), entry.Info, Settings(entry.Info, file))];

    public static PlanDraft Plan(ControlEntry entry, CaseFile file, IEnumerable<Finding> findings, Snapshot? snapshot = null)
    {
        var context = new PlanContext(file.CallerArn, "aws", file.BreakGlass, Settings(entry.Info, file)) { Control = entry.Info };
        var drafts = entry.Enforcement is { } enforcement
            ? findings.Select(finding => enforcement.Plan(finding, snapshot ?? file.Snapshot(), context)).ToList()
            : [];
        return new PlanDraft([.. drafts.SelectMany(static draft => draft.Changes)], [.. drafts.SelectMany(static draft => draft.Notes)]);
    }
}
