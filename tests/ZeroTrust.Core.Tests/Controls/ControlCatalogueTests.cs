using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Frameworks;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Tests.Samples;

namespace ZeroTrust.Core.Tests.Controls;

public sealed class ControlCatalogueTests
{
    [Fact]
    public void A_class_without_its_folder_is_told_by_name()
    {
        // This assembly has one control with a folder, and doubles without one.
        var error = Assert.Throws<ZeroTrustException>(() => ControlCatalogue.Load(typeof(ControlCatalogueTests).Assembly));
        Assert.Equal(ErrorIds.ControlMalformed, error.ErrorId);
        Assert.Contains("ToldControl: there is no resource '<Step>/ToldControl/ToldControl.json'", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("GoodControl", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_gives_everything_about_its_control()
    {
        var problems = new List<string>();
        var info = Assert.Single(ControlFolder.FindAll(typeof(ControlCatalogueTests).Assembly)).Read(problems)!;
        Assert.Empty(problems);
        Assert.Equal(("ZT.TEST.1", "GoodControl", GuideStep.Identity, Severity.High), (info.Id, info.Name, info.Step, info.Severity));
        Assert.Equal(90, (int)info.Settings["maximumAgeDays"]!);
        Assert.StartsWith("# Users are", info.Help, StringComparison.Ordinal);
        Assert.Empty(ControlRules.ProblemsOf(new ControlEntry(info, new Identity.GoodControl(), null)));
    }

    public static TheoryData<string, Func<ControlInfo, ControlInfo>> Wrongs =>
        new()
        {
            { "id", static i => i with { Id = "IAM-1" } },
            { "title", static i => i with { Title = "Ensure users have MFA" } },
            { "title", static i => i with { Title = "Users have MFA." } },
            { "title", static i => i with { Title = new string('x', 101) } },
            { "row", static i => i with { Rows = ["G2.3", "G9.1"] } },
            { "step", static i => i with { Rows = ["G4.1"] } },
            { "fact", static i => i with { Facts = ["iam-usr"] } },
            { "facts", static i => i with { Facts = [] } },
            { "IAM action", static i => i with { UndoWrites = ["iam:List*"] } },
            { "writes", static i => i with { Writes = ["iam:TagUser"] } },
            { "risk", static i => i with { Risk = ChangeRisk.High } },
            { "profile", static i => i with { Profiles = ["loose"] } },
            { "profile", static i => i with { Profiles = [] } },
            { "framework 'CIS' is not one of", static i => i with { Frameworks = Served("CIS", ["1"]) } },
            { "framework 'FSBP' is not one of", static i => i with { Frameworks = Served("FSBP", ["IAM.1"]) } },
            { "names no requirement", static i => i with { Frameworks = Served("AWS-FSBP", []) } },
            { "not a CloudFormation type", static i => i with { Frameworks = Served("AWS-FSBP", OfType("user", "IAM.8")) } },
            {
                "which frameworks does not",
                static i => i with { Partial = [Claim("Passwords are not looked at.", "CIS-AWS-3.0", "1.13")] }
            },
            { "which frameworks does not", static i => i with { Partial = [Claim("Passwords are not looked at.", "AWS-FSBP", "IAM.8")] } },
            { "sentence", static i => i with { Partial = [Claim("passwords", "CIS-AWS-3.0", "1.12")] } },
            { "sentence", static i => i with { Partial = [Claim("Something is missing.")] } },
            { "resource type", static i => i with { ResourceType = "user" } },
        };

    [Theory]
    [MemberData(nameof(Wrongs))]
    public void What_is_wrong_with_metadata_is_said(string word, Func<ControlInfo, ControlInfo> spoil)
    {
        var info = ControlFolder.FindAll(typeof(ControlCatalogueTests).Assembly).Single().Read([])!;
        var problem = Assert.Single(ControlRules.ProblemsOf(new ControlEntry(spoil(info), new Identity.GoodControl(), null)));
        Assert.StartsWith("GoodControl: ", problem, StringComparison.Ordinal);
        Assert.Contains(word, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_requirement_that_its_framework_does_not_have_is_told_by_name()
    {
        var info = ToldControl.Entry("ZT.A.1", GuideStep.Policy, "G6.1", Severity.Low).Info;
        Assert.Empty(FrameworkRules.UnknownIdsOf(info));
        Assert.Equal(
            ["ZTA1: CIS-AWS-3.0 has no requirement '1.99'", "ZTA1: CIS-AWS-3.0 1.5 is named twice"],
            FrameworkRules.UnknownIdsOf(info with { Frameworks = Served("CIS-AWS-3.0", ["1.5", "1.99", "1.5"]) })
        );
    }

    private static Dictionary<string, RequirementIds> Served(string framework, RequirementIds ids) => new() { [framework] = ids };

    private static RequirementIds OfType(string type, string id) =>
        RequirementIds.Of(new Dictionary<string, IReadOnlyList<string>> { [type] = [id] });

    private static PartialClaim Claim(string missing) => new(missing, new Dictionary<string, IReadOnlyList<string>>());

    private static PartialClaim Claim(string missing, string framework, string id) =>
        new(missing, new Dictionary<string, IReadOnlyList<string>> { [framework] = [id] });

    [Fact]
    public void Controls_are_found_by_id_and_name()
    {
        var catalogue = new ControlCatalogue([
            ToldControl.Entry("ZT.B.2", GuideStep.Data, "G3.1", Severity.Low),
            ToldControl.Entry("ZT.A.1", GuideStep.Policy, "G6.1", Severity.Low),
        ]);
        Assert.Equal(["ZT.B.2", "ZT.A.1"], catalogue.Entries.Select(e => e.Info.Id));
        Assert.Same(catalogue.Get("zt.b.2"), catalogue.Get("ZTB2"));
        Assert.Equal(ErrorIds.ControlNotFound, Assert.Throws<ZeroTrustException>(() => catalogue.Get("x")).ErrorId);
    }
}
