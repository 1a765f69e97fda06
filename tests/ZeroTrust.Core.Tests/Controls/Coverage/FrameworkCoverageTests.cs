using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Controls.Coverage;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Frameworks;
using ZeroTrust.Core.Tests.Samples;

namespace ZeroTrust.Core.Tests.Controls.Coverage;

public sealed class FrameworkCoverageTests
{
    private static readonly Framework Checks = new()
    {
        Key = "X-1",
        Name = "Example",
        Version = "1",
        Date = "2026",
        Source = "https://example.com",
        RequirementsAre = RequirementKind.Checks,
        Requirements =
        [
            new Requirement
            {
                Id = "1.1",
                Title = "Whole",
                Level = 2,
                Topic = "whole",
            },
            new Requirement { Id = "1.2", Title = "Part" },
            new Requirement { Id = "1.3", Title = "Part and whole" },
            new Requirement
            {
                Id = "1.4",
                Title = "Nothing",
                ZeroTrust = false,
            },
        ],
    };

    private static readonly ControlInfo[] Controls =
    [
        Control("ZT.A.1", ["1.1", "1.2", "1.3"], [Claim("Stopped ones are not judged.", "1.2", "1.3")]),
        Control("ZT.A.2", ["1.2", "1.3"], [Claim("Old ones are not judged.", "1.2"), Claim("Stopped ones are not judged.", "1.2")]),
        Control("ZT.A.3", RequirementIds.Of(new Dictionary<string, IReadOnlyList<string>> { ["AWS::S3::Bucket"] = ["1.1"] }), []),
    ];

    [Fact]
    public void Every_requirement_is_covered_partial_or_not_covered_and_says_what_is_missing()
    {
        string[] expected =
        [
            "X-1 1.1 Whole Covered [ZT.A.1 ZT.A.3] ",
            "X-1 1.2 Part Partial [ZT.A.1 ZT.A.2] Stopped ones are not judged. Old ones are not judged.",
            "X-1 1.3 Part and whole Covered [ZT.A.1 ZT.A.2] ",
            "X-1 1.4 Nothing NotCovered [] ",
        ];
        Assert.Equal(expected, FrameworkCoverage.Of(Checks, Controls).Select(Words));
    }

    [Fact]
    public void A_requirement_keeps_its_level_its_topic_and_whether_it_concerns_Zero_Trust()
    {
        var coverage = FrameworkCoverage.Of(Checks, Controls).ToArray();
        Assert.Equal((2, "whole", true), (coverage[0].Level, coverage[0].Topic, coverage[0].ZeroTrust));
        Assert.Equal((null, null, false), (coverage[3].Level, coverage[3].Topic, coverage[3].ZeroTrust));
    }

    [Fact]
    public void An_objective_is_never_covered_by_controls_alone()
    {
        var objectives = Checks with { RequirementsAre = RequirementKind.Objectives };
        Assert.Equal(
            [CoverageState.Partial, CoverageState.Partial, CoverageState.Partial, CoverageState.NotCovered],
            FrameworkCoverage.Of(objectives, Controls).Select(static requirement => requirement.Coverage)
        );
    }

    [Fact]
    public void Claims_about_another_framework_do_not_count() =>
        Assert.All(
            FrameworkCoverage.Of(Checks with { Key = "X-2" }, Controls),
            static requirement => Assert.Equal(CoverageState.NotCovered, requirement.Coverage)
        );

    private static string Words(RequirementCoverage r) =>
        $"{r.Framework} {r.Requirement} {r.Title} {r.Coverage} [{string.Join(' ', r.Controls)}] {string.Join(' ', r.Missing)}";

    private static ControlInfo Control(string id, RequirementIds ids, IReadOnlyList<PartialClaim> partial) =>
        ToldControl.Entry(id, GuideStep.Data, "G3.1", Severity.Low).Info with
        {
            Frameworks = new Dictionary<string, RequirementIds> { ["X-1"] = ids },
            Partial = partial,
        };

    private static PartialClaim Claim(string missing, params string[] ids) =>
        new(missing, new Dictionary<string, IReadOnlyList<string>> { ["X-1"] = ids });
}
