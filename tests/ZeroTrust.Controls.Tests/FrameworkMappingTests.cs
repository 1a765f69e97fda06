using ZeroTrust.Controls.Cases;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Frameworks;

namespace ZeroTrust.Controls;

/// <summary>What the controls say about frameworks, held against the lists of those frameworks.</summary>
public sealed class FrameworkMappingTests
{
    private const string Cis = "CIS-AWS-";

    public static TheoryData<string> Controls => new(ControlCases.Catalogue.Entries.Select(static entry => entry.Info.Name));

    [Theory]
    [MemberData(nameof(Controls))]
    public void A_control_names_requirements_that_exist(string name) =>
        Assert.Empty(FrameworkRules.UnknownIdsOf(ControlCases.Catalogue.Get(name).Info));

    /// <summary>A recommendation of CIS goes by another number in each version: whoever names
    /// it in one names it in all that have it.</summary>
    [Theory]
    [MemberData(nameof(Controls))]
    public void A_control_names_the_same_recommendations_in_every_version_of_CIS(string name)
    {
        var info = ControlCases.Catalogue.Get(name).Info;
        AssertSameInEveryVersion(version => info.Frameworks.GetValueOrDefault(version, []));
    }

    [Theory]
    [MemberData(nameof(Controls))]
    public void What_is_partial_in_one_version_of_CIS_is_partial_in_all(string name) =>
        Assert.All(
            ControlCases.Catalogue.Get(name).Info.Partial,
            static claim => AssertSameInEveryVersion(version => claim.Of.GetValueOrDefault(version, []))
        );

    [Theory]
    [MemberData(nameof(Controls))]
    public void Types_that_have_ids_of_their_own_are_judged_in_a_case(string name)
    {
        var info = ControlCases.Catalogue.Get(name).Info;
        var judged = CaseFile
            .Under(ControlCases.FolderOf(info))
            .SelectMany(static path => CaseFile.Load(path).Array("findings"))
            .Select(static finding => ResourceText.Parse((string)finding!["resource"]!).Type);
        Assert.Empty(info.Frameworks.Values.SelectMany(static ids => ids.ByResourceType.Keys).Except(judged, StringComparer.Ordinal));
    }

    /// <summary>Mappings that were wrong once; each is the whole list of a control and a framework.</summary>
    [Theory]
    [InlineData("ZT.EC2.2", "NIST-800-207", "2.1(5)")]
    [InlineData("ZT.KMS.1", "NIST-800-207", "2.1(5)")]
    [InlineData("ZT.S3.1", "NIST-800-207", "2.1(5)")]
    [InlineData("ZT.IAM.4", "NIST-800-207", "2.1(3), 2.1(4)")]
    [InlineData("ZT.S3.3", "NIST-800-207", "2.1(3), 2.1(6)")]
    [InlineData("ZT.S3.4", "NIST-800-207", "2.1(3), 2.1(6)")]
    [InlineData("ZT.IAM.5", "NIST-800-53-r5", "IA-5, AC-2(1), AC-2(3)")]
    [InlineData("ZT.IAM.4", "NIST-800-53-r5", "AC-6, AC-6(10), AC-2(1)")]
    [InlineData("ZT.VPC.2", "NIST-800-53-r5", "AU-12, AU-2, CA-7, AC-4(26)")]
    [InlineData("ZT.CLOUDTRAIL.1", "NIST-800-53-r5", "AU-2, AU-9, AU-12, SI-7(1)")]
    [InlineData("ZT.SSM.1", "NIST-800-53-r5", "CM-8, CM-8(1), SI-2(3)")]
    [InlineData("ZT.ANALYZER.1", "CISA-ZTMM-2.0", "Identity/Access Management, Identity/Visibility and Analytics Capability")]
    [InlineData("ZT.ORG.1", "CISA-ZTMM-2.0", "Identity/Governance Capability")]
    [InlineData("ZT.ORG.1", "CIS-AWS-7.0", "2.1.2")]
    [InlineData("ZT.IAM.1", "AWS-SECURITY-HUB", "IAM.9")]
    [InlineData("ZT.KMS.1", "AWS-SECURITY-HUB", "KMS.4")]
    [InlineData("ZT.S3.1", "AWS-SECURITY-HUB", "S3.17")]
    [InlineData("ZT.ANALYZER.1", "AWS-SECURITY-HUB", "IAM.28")]
    [InlineData("ZT.IAM.7", "AWS-SECURITY-HUB", "IAM.11, IAM.12, IAM.14, IAM.15, IAM.16")]
    public void A_mapping_stays_corrected(string control, string framework, string ids) =>
        Assert.Equal(ids, ControlCases.Catalogue.Get(control).Info.Frameworks[framework].ToString());

    [Fact]
    public void Security_Hub_gives_visibility_in_all_pillars()
    {
        string[] pillars = ["Identity", "Devices", "Networks", "Applications and Workloads", "Data"];
        var served = ControlCases.Catalogue.Get("ZT.SECURITYHUB.1").Info.Frameworks["CISA-ZTMM-2.0"];
        Assert.Equal(pillars.Select(static pillar => pillar + "/Visibility and Analytics Capability"), served);
    }

    private static void AssertSameInEveryVersion(Func<string, IReadOnlyList<string>> idsOf)
    {
        var versions = FrameworkCatalogue.All.Where(static framework => framework.Key.StartsWith(Cis, StringComparison.Ordinal)).ToArray();
        var topics = versions
            .SelectMany(version => version.Requirements.Where(requirement => idsOf(version.Key).Contains(requirement.Id)))
            .Select(static requirement => requirement.Topic)
            .ToHashSet(StringComparer.Ordinal);
        Assert.All(
            versions,
            version =>
                Assert.Equal(
                    version
                        .Requirements.Where(requirement => topics.Contains(requirement.Topic))
                        .Select(static requirement => requirement.Id),
                    idsOf(version.Key).OrderBy(id => version.Requirements.TakeWhile(requirement => requirement.Id != id).Count())
                )
        );
    }
}
