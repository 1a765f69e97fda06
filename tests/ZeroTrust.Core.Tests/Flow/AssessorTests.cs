using System.Text.Json.Nodes;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Controls.Guide;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Flow;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Core.Tests.Samples;
using ZeroTrust.Facts.Iam;

namespace ZeroTrust.Core.Tests.Flow;

public sealed class AssessorTests
{
    private static readonly Snapshot Facts = Sample.Snapshot();

    [Fact]
    public void Findings_carry_the_title_and_unreachable_accounts_are_unknown()
    {
        var findings = Assessor.Evaluate(Facts, Catalogue(Users("ZT.IAM.1"))).ToList();
        Assert.Equal(["alice", "bob", "444455556666"], findings.Select(f => f.Resource.Id));
        Assert.Equal([Outcome.Fail, Outcome.Fail, Outcome.Unknown], findings.Select(f => f.Outcome));
        Assert.All(findings, f => Assert.Equal("Something is as it should be", f.Title));
        Assert.Equal("sts:AssumeRole", Assert.Single(findings[2].Gaps).Action);
    }

    [Fact]
    public void A_control_that_throws_becomes_unknown_and_the_others_go_on()
    {
        static IEnumerable<Finding> ThrowLate(Snapshot s, ControlInfo c, ControlSettings x)
        {
            yield return Finding(c, "alice", Outcome.Pass);
            throw new InvalidOperationException("no such thing");
        }

        var late = ToldControl.Entry("ZT.IAM.1", GuideStep.Identity, "G2.1", Severity.High, evaluate: ThrowLate);
        var early = ToldControl.Entry(
            "ZT.IAM.2",
            GuideStep.Identity,
            "G2.1",
            Severity.High,
            evaluate: (_, _, _) => throw new InvalidOperationException("at once")
        );
        var liar = ToldControl.Entry(
            "ZT.IAM.3",
            GuideStep.Identity,
            "G2.1",
            Severity.High,
            evaluate: (_, c, _) => [Finding(c, "alice", Outcome.Pass) with { ControlId = "ZT.IAM.9" }]
        );
        var findings = Assessor
            .Evaluate(Facts, Catalogue(late, early, liar, Users("ZT.IAM.4")))
            .Where(f => f.Resource.AccountId == Sample.AccountId)
            .ToList();
        Assert.Equal(["ZT.IAM.1", "ZT.IAM.1", "ZT.IAM.2", "ZT.IAM.3", "ZT.IAM.4", "ZT.IAM.4"], findings.Select(f => f.ControlId));
        Assert.Equal([Outcome.Pass, Outcome.Unknown, Outcome.Unknown, Outcome.Unknown], findings.Take(4).Select(f => f.Outcome));
        Assert.Contains("no such thing", findings[1].Gaps[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Filters_choose_controls_and_findings()
    {
        var catalogue = Catalogue(
            Users("ZT.IAM.1"),
            ToldControl.Entry("ZT.NET.1", GuideStep.Network, "G4.1", Severity.Low, evaluate: (_, c, _) => [Finding(c, "sg", Outcome.Pass)])
        );
        Assert.Equal(4, Count(new AssessmentFilter { Outcomes = [Outcome.Fail, Outcome.Unknown] }));
        Assert.Equal(2, Count(new AssessmentFilter { Steps = [GuideStep.Network] }));
        Assert.Equal(2, Count(new AssessmentFilter { Rows = ["g4.1"] }));
        Assert.Equal(3, Count(new AssessmentFilter { Controls = ["zt.iam.1"] }));
        Assert.Equal(3, Count(new AssessmentFilter { Controls = ["ZTIAM1"] }));
        Assert.Equal(2, Count(new AssessmentFilter { Severities = [Severity.Low] }));
        Assert.Equal(2, Count(new AssessmentFilter { AccountIds = ["444455556666"] }));
        Assert.Equal(0, Count(new AssessmentFilter { Profiles = ["strict"] }));
        Assert.Equal(
            ErrorIds.ControlNotFound,
            Assert.Throws<ZeroTrustException>(() => Count(new AssessmentFilter { Controls = ["ZT.X.1"] })).ErrorId
        );
        Assert.Equal(
            ErrorIds.ArgumentInvalid,
            Assert.Throws<ZeroTrustException>(() => Count(new AssessmentFilter { Rows = ["G9.9"] })).ErrorId
        );
        int Count(AssessmentFilter filter) => Assessor.Evaluate(Facts, catalogue, filter).Count();
    }

    [Fact]
    public void Settings_replace_defaults_and_unknown_ones_are_refused()
    {
        var seen = 0;
        var catalogue = Catalogue(
            ToldControl.Entry(
                "ZT.IAM.1",
                GuideStep.Identity,
                "G2.1",
                Severity.High,
                evaluate: (_, _, settings) =>
                {
                    seen = settings.Number("days");
                    Assert.Equal(Sample.Now, settings.Now);
                    return [];
                }
            )
        );
        Run(null);
        Assert.Equal(90, seen);
        Run(new() { ["zt.iam.1"] = new JsonObject { ["days"] = 30 } });
        Assert.Equal(30, seen);
        Run(null);
        Assert.Equal(90, seen);
        foreach (
            var wrong in new[]
            {
                new JsonObject { ["dys"] = 30 },
                new JsonObject { ["days"] = "30" },
                new JsonObject { ["days"] = null },
            }
        )
        {
            Assert.Equal(ErrorIds.ArgumentInvalid, Assert.Throws<ZeroTrustException>(() => Run(new() { ["ZT.IAM.1"] = wrong })).ErrorId);
        }

        Assert.Equal(ErrorIds.ControlNotFound, Assert.Throws<ZeroTrustException>(() => Run(new() { ["ZT.X.1"] = [] })).ErrorId);
        void Run(Dictionary<string, JsonObject>? settings) => Assert.NotNull(Assessor.Evaluate(Facts, catalogue, null, settings).ToList());
    }

    [Fact]
    public void One_control_with_many_passes_does_not_drown_one_that_fails()
    {
        var root = ToldControl.Entry("ZT.IAM.1", GuideStep.Identity, "G2.4", Severity.Critical);
        var users = ToldControl.Entry("ZT.IAM.2", GuideStep.Identity, "G2.3", Severity.High);
        var catalogue = Catalogue(root, users);
        var findings = Enumerable
            .Range(0, 1_000)
            .Select(n => Finding(users.Info, "u" + n, Outcome.Pass))
            .Append(Finding(root.Info, "root", Outcome.Fail))
            .ToList();
        var posture = Posture.Of(findings, catalogue, Sample.Header);
        Assert.Equal(20, posture.Overall.Percent);
        Assert.Equal((1000, 1), (posture.Overall.Passed, posture.Overall.Failed));
        Assert.Equal(20, posture.Steps.Single(s => s.Key == "Identity").Percent);
        Assert.Null(posture.Steps.Single(s => s.Key == "Data").Percent);
        Assert.Equal((0.0, 100.0), (posture.Rows.Single(r => r.Key == "G2.4").Percent, posture.Rows.Single(r => r.Key == "G2.3").Percent));
        Assert.Equal(20, posture.Phases[0].Percent);
        Assert.Equal("prod", Assert.Single(posture.Accounts).Title);
    }

    [Fact]
    public void Unknown_is_never_a_pass()
    {
        var entry = ToldControl.Entry("ZT.IAM.1", GuideStep.Identity, "G2.4", Severity.High);
        Score Of(params Outcome[] outcomes) =>
            Posture.Of(outcomes.Select((o, n) => Finding(entry.Info, "r" + n, o)), Catalogue(entry), Sample.Header).Overall;
        Assert.Equal((null, 0.0), (Of(Outcome.Unknown).Percent, Of(Outcome.Unknown).AtLeastPercent));
        Assert.Equal((100.0, 50.0), (Of(Outcome.Pass, Outcome.Unknown).Percent, Of(Outcome.Pass, Outcome.Unknown).AtLeastPercent));
        Assert.Equal(
            (100.0, 100.0),
            (Of(Outcome.Pass, Outcome.Excepted, Outcome.NotApplicable).Percent, Of(Outcome.Pass, Outcome.Excepted).AtLeastPercent)
        );
        Assert.Null(Of(Outcome.Excepted).Percent);
    }

    [Fact]
    public void Scores_keep_their_bounds_whatever_the_findings()
    {
        var random = new Random(20260501);
        for (var round = 0; round < 300; round++)
        {
            var entries = Enumerable
                .Range(1, random.Next(1, 6))
                .Select(n =>
                    ToldControl.Entry(
                        "ZT.X." + n,
                        GuideStep.Identity,
                        GuideTable.Rows[random.Next(GuideTable.Rows.Count)].Id,
                        (Severity)random.Next(5)
                    )
                )
                .ToArray();
            var findings = Enumerable
                .Range(0, random.Next(40))
                .Select(n => Finding(entries[random.Next(entries.Length)].Info, "r" + n, (Outcome)random.Next(5)))
                .ToList();
            var catalogue = Catalogue(entries);
            var before = Posture.Of(findings, catalogue, Sample.Header).Overall;
            Assert.True(before.Percent is null or (>= 0 and <= 100));
            Assert.True(before.Percent is null || before.AtLeastPercent <= before.Percent);
            var fixedOne = findings.FindIndex(f => f.Outcome == Outcome.Fail);
            if (fixedOne >= 0)
            {
                findings[fixedOne] = findings[fixedOne] with { Outcome = Outcome.Pass };
                Assert.True(
                    Posture.Of(findings, catalogue, Sample.Header).Overall.Percent >= before.Percent || before.Percent is null,
                    "Mending something never lowers the score."
                );
            }
        }
    }

    [Fact]
    public void The_guide_has_its_39_rows_in_three_phases()
    {
        Assert.Equal(39, GuideTable.Rows.Count);
        Assert.Equal(39, GuideTable.Rows.Select(r => r.Id).Distinct().Count());
        Assert.All(GuideTable.Rows, r => Assert.Equal((int)r.Step, r.Id[1] - '0'));
        Assert.Equal(["G2.1", "G2.3", "G2.4", "G5.1", "G5.2"], GuideTable.Rows.Where(r => r.Phase == 1).Select(r => r.Id));
        Assert.Equal(["G4.1", "G4.2", "G4.4"], GuideTable.Rows.Where(r => r.Phase == 2).Select(r => r.Id));
        Assert.Equal(["G1.1", "G1.2", "G1.4", "G1.6", "G5.6"], GuideTable.Rows.Where(r => !r.CanEnforce).Select(r => r.Id));
        Assert.Equal(["P1", "P2", "P3", "P4", "P5"], GuideTable.Principles.Select(p => p.Id));
    }

    internal static ControlCatalogue Catalogue(params ControlEntry[] entries) => new(entries);

    internal static Finding Finding(ControlInfo control, string id, Outcome outcome) =>
        new()
        {
            ControlId = control.Id,
            Resource = Sample.User(id),
            Outcome = outcome,
            Severity = control.Severity,
            Reason = id + " is " + outcome,
        };

    private static ControlEntry Users(string id) =>
        ToldControl.Entry(
            id,
            GuideStep.Identity,
            "G2.1",
            Severity.High,
            evaluate: static (snapshot, control, _) =>
                snapshot.AllKnown<IamUser>().Select(user => Finding(control, user.Value.Name, Outcome.Fail))
        );
}
