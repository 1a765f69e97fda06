using System.Text.RegularExpressions;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Frameworks;

namespace ZeroTrust.Core.Tests.Frameworks;

public sealed partial class FrameworkCatalogueTests
{
    /// <summary>Keys, aliases and numbers of requirements: scripts and metadata of controls rest on them.</summary>
    public static TheoryData<string, string, int> Pinned =>
        new()
        {
            { "AWS-FSBP", "FSBP", 365 },
            { "AWS-SECURITY-HUB", "SECURITY-HUB", 37 },
            { "AWS-WELL-ARCHITECTED-SECURITY", "AWS-WA-SECURITY", 63 },
            { "CIS-AWS-3.0", "CIS-AWS-3.0.0 CIS-3.0", 62 },
            { "CIS-AWS-4.0", "CIS-AWS-4.0.1 CIS-4.0", 64 },
            { "CIS-AWS-5.0", "CIS-AWS-5.0.0 CIS-5.0", 63 },
            { "CIS-AWS-6.0", "CIS-AWS-6.0.0 CIS-6.0", 63 },
            { "CIS-AWS-7.0", "CIS-AWS-7.0.0 CIS-7.0", 70 },
            { "CISA-ZTMM-2.0", "CISA-ZTMM", 37 },
            { "ISO-27001-2022", "ISO-27001", 93 },
            { "NIST-800-207", "", 7 },
            { "NIST-800-53-r5", "NIST-800-53", 130 },
            { "PCI-DSS-4.0.1", "PCI-DSS", 109 },
            { "SOC-2", "SOC2", 17 },
        };

    public static TheoryData<string> Keys => new(FrameworkCatalogue.Keys);

    [Theory]
    [MemberData(nameof(Pinned))]
    public void A_key_and_its_aliases_stay(string key, string aliases, int requirements)
    {
        var framework = FrameworkCatalogue.Get(key);
        Assert.Equal(key, framework.Key);
        Assert.Equal(aliases, string.Join(' ', framework.Aliases));
        Assert.Equal(requirements, framework.Requirements.Count);
        Assert.All(framework.Aliases, alias => Assert.Same(framework, FrameworkCatalogue.Get(alias.ToLowerInvariant())));
    }

    [Fact]
    public void Every_framework_is_pinned() => Assert.Equal(Pinned.Select(static row => row.Data.Item1), FrameworkCatalogue.Keys);

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_list_says_what_it_is_and_names_each_requirement_once(string key)
    {
        var framework = FrameworkCatalogue.Get(key);
        Assert.NotEmpty(framework.Name);
        Assert.NotEmpty(framework.Version);
        Assert.Matches(YearAndMonth(), framework.Date);
        Assert.True(Uri.TryCreate(framework.Source, UriKind.Absolute, out var source) && source.Scheme == Uri.UriSchemeHttps);
        AssertDistinct(framework.Requirements.Select(static requirement => requirement.Id));
        Assert.All(
            framework.Requirements,
            static requirement =>
            {
                Assert.Matches(Words(), requirement.Title);
                Assert.Equal(requirement.Title.Trim(), requirement.Title);
            }
        );
    }

    [Fact]
    public void No_name_means_two_frameworks() =>
        AssertDistinct(FrameworkCatalogue.All.SelectMany(static framework => framework.Aliases.Append(framework.Key.ToUpperInvariant())));

    [Fact]
    public void Controls_of_Security_Hub_stand_in_one_list_only()
    {
        var foundational = FrameworkCatalogue.Get("AWS-FSBP").Requirements.Select(static r => r.Id);
        var others = FrameworkCatalogue.Get("AWS-SECURITY-HUB").Requirements.Select(static r => r.Id);
        Assert.Empty(foundational.Intersect(others, StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_recommendation_of_CIS_has_a_level_and_one_topic_in_each_version()
    {
        foreach (var key in FrameworkCatalogue.Keys.Where(static key => key.StartsWith("CIS-AWS-", StringComparison.Ordinal)))
        {
            var requirements = FrameworkCatalogue.Get(key).Requirements;
            Assert.All(requirements, static requirement => Assert.InRange(requirement.Level ?? 0, 1, 2));
            AssertDistinct(requirements.Select(static requirement => requirement.Topic!));
        }
    }

    [Fact]
    public void The_maturity_model_has_its_four_stages_and_three_capabilities_in_each_of_five_pillars()
    {
        var framework = FrameworkCatalogue.Get("CISA-ZTMM-2.0");
        Assert.Equal(["Traditional", "Initial", "Advanced", "Optimal"], framework.Stages);
        var pillars = framework
            .Requirements.Where(static requirement => requirement.Id.EndsWith(" Capability", StringComparison.Ordinal))
            .GroupBy(static requirement => requirement.Id.Split('/')[0])
            .Select(static pillar => $"{pillar.Key} {pillar.Count()}");
        Assert.Equal(["Identity 3", "Devices 3", "Networks 3", "Applications and Workloads 3", "Data 3"], pillars);
    }

    [Fact]
    public void What_does_not_exist_is_refused_with_what_does()
    {
        Assert.Null(FrameworkCatalogue.Find("CIS-AWS-2.0"));
        var error = Assert.Throws<ZeroTrustException>(() => FrameworkCatalogue.Get("CIS-AWS-2.0"));
        Assert.Equal(ErrorIds.FrameworkNotFound, error.ErrorId);
        Assert.Contains("CIS-AWS-7.0", error.Advice, StringComparison.Ordinal);
    }

    private static void AssertDistinct(IEnumerable<string> names) =>
        Assert.Empty(
            names
                .GroupBy(static name => name, StringComparer.Ordinal)
                .Where(static same => same.Count() > 1)
                .Select(static same => same.Key)
        );

    [GeneratedRegex("^20[0-9]{2}(-(0[1-9]|1[0-2]))?$", RegexOptions.CultureInvariant)]
    private static partial Regex YearAndMonth();

    [GeneratedRegex("^[A-Z0-9].{1,}[^.]$", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
