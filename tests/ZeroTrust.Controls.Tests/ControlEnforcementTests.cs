using ZeroTrust.Controls.Cases;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Flow;
using ZeroTrust.Core.Planning.Intents;
using ZeroTrust.Core.Plans;
using ZeroTrust.Facts;

namespace ZeroTrust.Controls;

/// <summary>Enforcing a control on named resources: laws over every finding of every case of every enforcing control.</summary>
public sealed class ControlEnforcementTests
{
    private static readonly PlanBuilder Builder = new(TimeProvider.System);

    public static TheoryData<string, string> Cases =>
        new(
            ControlCases
                .All.Where(static one => one.Control.Enforcement is not null)
                .Select(static one => (one.Control.Info.Name, Path.GetRelativePath(CaseFile.Folder, one.File.Path)))
        );

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_named_resource_is_planned_for_when_it_fails_and_answered_with_its_finding_when_not(string control, string path)
    {
        var (entry, file) = (ControlCases.Catalogue.Get(control), CaseFile.Load(path));
        foreach (var finding in ControlCases.Evaluate(entry, file))
        {
            var plan = Plan(entry, file, ResourceName.Of(finding.Resource));
            if (finding.Outcome == Outcome.Fail)
            {
                var planned = ControlCases.Plan(entry, file, [finding]);
                Assert.Equal(planned.Changes.Select(static c => c.Id).Order(), plan.Changes.Select(static c => c.Id).Order());
                Assert.Equal(planned.Notes, plan.Notes);
                continue;
            }

            Assert.Empty(plan.Changes);
            var note = Assert.Single(plan.Notes);
            Assert.Equal((finding.Resource, finding.Reason), (note.Resource, note.Message));
            Assert.Equal(Expected(finding.Outcome), (note.Kind, note.ErrorId));
            Assert.Equal(note.ErrorId.Length > 0, note.Remedy is not null);
            Assert.All(finding.Gaps, gap => Assert.Contains(gap.Action, note.Remedy!, StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_name_that_nothing_has_is_refused_by_name_unless_a_list_could_not_be_read(string control, string path)
    {
        var (entry, file) = (ControlCases.Catalogue.Get(control), CaseFile.Load(path));
        var plan = Plan(entry, file, new ResourceName("nothing-is-called-that"));
        Assert.Empty(plan.Changes);
        var note = Assert.Single(plan.Notes);
        Assert.Equal("nothing-is-called-that", note.Resource.Id);
        var unread = ControlCases
            .Evaluate(entry, file)
            .Exists(static finding => finding.Outcome == Outcome.Unknown && finding.Resource.Type == ResourceRef.AccountType);
        Assert.Equal(unread ? ErrorIds.FactMissing : ErrorIds.ResourceNotFound, note.ErrorId);
        Assert.True(unread || note.Message.Contains(entry.Info.ResourceType, StringComparison.Ordinal));
    }

    [Fact]
    public void A_key_is_found_by_id_ARN_and_alias_and_named_twice_is_planned_once()
    {
        var (entry, file) = Key("by-alias");
        var (id, account, region) = ("1234abcd-12ab-34cd-56ef-1234567890ab", ResourceText.DefaultAccount, "eu-west-1");
        string[] names =
        [
            id,
            "alias/orders",
            "alias/orders-archive",
            $"arn:aws:kms:{region}:{account}:key/{id}",
            $"arn:aws:kms:{region}:{account}:alias/orders-archive",
        ];
        Assert.All(names, name => Assert.Single(Plan(entry, file, new ResourceName(name)).Changes));
        Assert.Single(Plan(entry, file, [.. names.Select(static name => new ResourceName(name))]).Changes);
        string[] others =
        [
            $"arn:aws:kms:us-east-1:{account}:key/{id}",
            $"arn:aws:kms:{region}:999999999999:alias/orders",
            $"arn:aws:s3:::{id}",
            "orders",
        ];
        Assert.All(others, name => Assert.Equal(ErrorIds.ResourceNotFound, Plan(entry, file, new ResourceName(name)).Notes[0].ErrorId));
    }

    [Fact]
    public void What_is_collected_is_as_narrow_as_the_names_are_certain()
    {
        var key = new ResourceRef("111122223333", "eu-west-1", "AWS::KMS::Key", "k");
        var certain = Needs(ResourceName.Of(key), ResourceName.Of(key with { Region = "us-east-1" }));
        Assert.Equal(["111122223333"], certain.AccountIds);
        Assert.Equal(["eu-west-1", "us-east-1"], certain.Regions);
        Assert.Equal(["k"], certain.OnlyIds["AWS::KMS::Key"]);
        Assert.Equal(["kms-key", "kms-key-rotation"], certain.FactTypes);

        var byArn = Needs(new ResourceName("arn:aws:kms:eu-west-1:111122223333:alias/a"));
        Assert.Equal(["eu-west-1"], byArn.Regions);
        Assert.Empty(byArn.OnlyIds);

        var byAlias = Needs(new ResourceName("alias/a"), ResourceName.Of(key));
        Assert.Empty(byAlias.AccountIds);
        Assert.Empty(byAlias.Regions);
        Assert.Empty(byAlias.OnlyIds);

        static Core.Connections.CollectRequest Needs(params ResourceName[] names) =>
            ControlEnforcement.Needs(new ControlEnforcementIntent("ZT.KMS.1", names), ControlCases.Catalogue);
    }

    [Fact]
    public void A_control_that_only_checks_and_a_setting_that_it_does_not_have_are_errors()
    {
        var file = CaseFile.Load(CaseFile.Under(ControlCases.FolderOf(ControlCases.Catalogue.Get("ZT.KMS.1").Info)).First());
        Assert.Contains("only checks", Problem(new ControlEnforcementIntent("ZT.IAM.1", [])), StringComparison.Ordinal);
        var odd = new ControlEnforcementIntent("ZT.KMS.1", []) { Settings = new() { ["period"] = 90 } };
        Assert.Contains("not a setting of ZT.KMS.1", Problem(odd), StringComparison.Ordinal);

        string Problem(ControlEnforcementIntent intent) =>
            Assert
                .Throws<ZeroTrustException>(() =>
                    Builder.FromControl(intent, file.Snapshot(), ControlCases.Catalogue, new PlanRequest(file.CallerArn, "aws"))
                )
                .Message;
    }

    private static (ControlEntry Entry, CaseFile File) Key(string name)
    {
        var entry = ControlCases.Catalogue.Get("KmsKeyRotationEnabled");
        return (entry, CaseFile.Load(Path.Combine(ControlCases.FolderOf(entry.Info), name + ".json")));
    }

    private static (PlanNoteKind Kind, string ErrorId) Expected(Outcome outcome) =>
        outcome switch
        {
            Outcome.Pass => (PlanNoteKind.AlreadyInPlace, ""),
            Outcome.Unknown => (PlanNoteKind.FactMissing, ErrorIds.FactMissing),
            Outcome.NotApplicable => (PlanNoteKind.Refused, ErrorIds.ControlNotApplicable),
            _ => (PlanNoteKind.Skipped, ""),
        };

    private static Plan Plan(ControlEntry entry, CaseFile file, params ResourceName[] names) =>
        Builder.FromControl(
            new ControlEnforcementIntent(entry.Info.Id, names) { Settings = file.Root["settings"]?.DeepClone().AsObject() ?? [] },
            file.Snapshot(),
            ControlCases.Catalogue,
            new PlanRequest(file.CallerArn, "aws") { BreakGlass = file.BreakGlass }
        );
}
