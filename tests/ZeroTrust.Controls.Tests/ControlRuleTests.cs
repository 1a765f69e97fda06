using System.Text.Json;
using ZeroTrust.Controls.Cases;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Serialization;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using ZeroTrust.Policy.Catalogue;

namespace ZeroTrust.Controls;

/// <summary>Rules that hold for each control, whoever adds it. Loading the catalogue checks names and metadata already.</summary>
public sealed class ControlRuleTests
{
    /// <summary>What a template says where only a person can.</summary>
    private const string Mark = "REPLACE-ME";

    private static readonly string[] Regions = ["eu-west-1", "us-east-1"];

    public static TheoryData<string> Controls => new(ControlCases.Catalogue.Entries.Select(static entry => entry.Info.Name));

    [Theory]
    [MemberData(nameof(Controls))]
    public void Nothing_of_a_case_or_a_page_is_left_from_the_template(string name)
    {
        var info = ControlCases.Catalogue.Get(name).Info;
        var left = CaseFile
            .Under(ControlCases.FolderOf(info))
            .Where(static path => CaseFile.Load(path).Root.ToJsonString().Contains(Mark, StringComparison.Ordinal))
            .Concat(info.Help.Contains(Mark, StringComparison.Ordinal) ? [name + ".md"] : []);
        Assert.Empty(left);
    }

    [Theory]
    [MemberData(nameof(Controls))]
    public void A_control_has_a_case_that_passes_one_that_fails_and_one_with_a_missing_fact(string name)
    {
        var info = ControlCases.Catalogue.Get(name).Info;
        var outcomes = CaseFile
            .Under(ControlCases.FolderOf(info))
            .SelectMany(static path => CaseFile.Load(path).Array("findings"))
            .Select(static finding => (string)finding!["outcome"]!)
            .ToHashSet();
        Assert.Superset(new HashSet<string> { "Pass", "Fail", "Unknown" }, outcomes);
    }

    [Theory]
    [MemberData(nameof(Controls))]
    public void A_page_answers_the_five_questions(string name)
    {
        var info = ControlCases.Catalogue.Get(name).Info;
        string[] questions =
        [
            "# " + info.Title,
            "## Why",
            "## How it is checked",
            "## What enforcing does",
            "## How to undo",
            "## When to except",
        ];
        Assert.Equal(questions, info.Help.Split('\n').Where(static line => line.StartsWith('#')).Select(static line => line.TrimEnd()));
    }

    [Theory]
    [MemberData(nameof(Controls))]
    public void Missing_facts_are_unknown_and_nothing_else(string name)
    {
        var entry = ControlCases.Catalogue.Get(name);
        var gap = new Gap(GapReason.AccessDenied, entry.Info.Reads[0], "not authorized");
        var facts = entry.Info.Facts.SelectMany(type =>
            Regions
                .Append(ResourceRef.Global)
                .Select(region => FactTypes.Missing(type, ResourceRef.Account(ResourceText.DefaultAccount, region), gap))
        );
        var findings = Evaluate(entry, facts, [.. FactTypes.Names]);

        Assert.NotEmpty(findings);
        Assert.All(
            findings,
            finding =>
            {
                Assert.Equal(Outcome.Unknown, finding.Outcome);
                Assert.NotEmpty(finding.Gaps);
                Assert.All(finding.Gaps, g => Assert.Contains(g.Action, finding.Reason, StringComparison.Ordinal));
            }
        );
    }

    [Theory]
    [MemberData(nameof(Controls))]
    public void Nothing_collected_is_unknown_and_names_a_declared_read(string name)
    {
        var entry = ControlCases.Catalogue.Get(name);
        var findings = Evaluate(entry, [], ["iam-login-profile-not-asked-for"]);
        Assert.NotEmpty(findings);
        Assert.All(findings, finding => Assert.Equal(Outcome.Unknown, finding.Outcome));
        Assert.All(findings.SelectMany(static finding => finding.Gaps), gap => Assert.Contains(gap.Action, entry.Info.Reads));
    }

    [Theory]
    [MemberData(nameof(Controls))]
    public void Every_action_is_in_the_catalogue_of_IAM(string name)
    {
        var info = ControlCases.Catalogue.Get(name).Info;
        Assert.Equal(FactTypes.ActionsOf(info.Facts), info.Reads);
        Assert.All(
            info.Reads.Concat(info.Writes).Concat(info.UndoWrites),
            static action => Assert.NotNull(IamCatalogue.Default.FindAction(action))
        );
    }

    [Theory]
    [MemberData(nameof(Controls))]
    public void A_control_judges_resources_that_its_facts_are_about(string name)
    {
        var info = ControlCases.Catalogue.Get(name).Info;
        Assert.Contains(info.Facts, fact => FactTypes.Of(fact).IsAbout(info.ResourceType));
    }

    [Theory]
    [MemberData(nameof(Controls))]
    public void The_facts_that_a_control_names_are_exactly_those_that_it_judges_and_plans_by(string name)
    {
        var entry = ControlCases.Catalogue.Get(name);
        var cases = CaseFile.Under(ControlCases.FolderOf(entry.Info)).Select(CaseFile.Load).ToList();
        Assert.All(cases, file => Assert.Equal(Findings(file, entry.Info.Facts), Findings(file, [.. FactTypes.Names])));
        Assert.All(
            entry.Info.Facts,
            unread =>
                Assert.Contains(
                    cases,
                    file => Findings(file, [.. entry.Info.Facts.Where(fact => fact != unread)]) != Findings(file, entry.Info.Facts)
                )
        );

        string Findings(CaseFile file, IReadOnlyCollection<string> kinds)
        {
            var whole = file.Snapshot();
            var part = new Snapshot(whole.Header, whole.Facts.Where(fact => kinds.Contains(fact.FactType)));
            var findings = ControlCases.Evaluate(entry, file, part);
            var plan = ControlCases.Plan(entry, file, findings, part);
            return JsonSerializer.Serialize<object[]>([findings, plan.Changes, plan.Notes], CoreJson.Compact);
        }
    }

    [Theory]
    [MemberData(nameof(Controls))]
    public void Declared_writes_are_what_the_planned_changes_need(string name)
    {
        var entry = ControlCases.Catalogue.Get(name);
        var changes = CaseFile
            .Under(ControlCases.FolderOf(entry.Info))
            .Select(CaseFile.Load)
            .SelectMany(file => ControlCases.Plan(entry, file, ControlCases.Evaluate(entry, file)).Changes)
            .ToList();
        Assert.Equal(entry.Info.Writes.Order(StringComparer.Ordinal), Actions(changes.SelectMany(static change => change.Do)));
        Assert.Equal(entry.Info.UndoWrites.Order(StringComparer.Ordinal), Actions(changes.SelectMany(static change => change.Undo)));
        Assert.All(changes, change => Assert.True(change.Risk <= entry.Info.Risk, $"{change.Id} is riskier than the control says"));
        Assert.All(changes, static change => Assert.True(change.Undo.Count > 0 || change.IrreversibleReason is not null, change.Id));
    }

    private static List<Finding> Evaluate(ControlEntry entry, IEnumerable<IFact> facts, string[] collected)
    {
        var header = new SnapshotHeader(
            DateTimeOffset.UnixEpoch,
            "arn:aws:iam::111122223333:user/a",
            "aws",
            [new AccountScope(ResourceText.DefaultAccount, "a", IsManagement: true)],
            Regions,
            collected
        );
        return [.. entry.Control.Evaluate(new Snapshot(header, facts), entry.Info, ControlCases.Settings(entry.Info, null))];
    }

    private static IEnumerable<string> Actions(IEnumerable<AwsCall> calls) =>
        calls.SelectMany(static call => call.AlsoNeeds.Append(call.Action)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
}
