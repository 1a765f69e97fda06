using System.Text.Json;
using System.Text.Json.Nodes;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Flow;
using ZeroTrust.Core.Journal;
using ZeroTrust.Core.Planning;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Serialization;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Core.Tests.Samples;
using ZeroTrust.Facts.S3;

namespace ZeroTrust.Core.Tests.Flow;

public sealed class PlanBuilderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeAws _aws = SamplePlans.Aws();
    private readonly PlanRequest _request = new(Sample.Caller, "aws") { BreakGlass = ["arn:aws:iam::*:role/BreakGlass"] };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Only_failures_are_planned_and_the_rest_is_said()
    {
        var enforced = Entry(
            "ZT.DATA.1",
            (_, _, _) =>
                new PlanDraft(
                    [SamplePlans.BucketPolicy(_aws, "logs")],
                    [new PlanNote(PlanNoteKind.Warning, Sample.Bucket("logs"), "Mind the readers.")]
                )
        );
        var checks = Entry("ZT.DATA.2", null);
        var broken = Entry("ZT.DATA.3", (_, _, _) => throw new InvalidOperationException("oops"));
        var refused = Entry(
            "ZT.DATA.4",
            (_, _, _) => throw new ZeroTrustException(ErrorIds.KeyNotUsable, FailureKind.InvalidArgument, "", "The key is disabled.", "")
        );
        var catalogue = AssessorTests.Catalogue(enforced, checks, broken, refused);
        var findings = new[] { enforced, checks, broken, refused }
            .Select(e => AssessorTests.Finding(e.Info, "x", Outcome.Fail))
            .Append(AssessorTests.Finding(enforced.Info, "y", Outcome.Unknown))
            .Append(AssessorTests.Finding(enforced.Info, "z", Outcome.Pass) with { ControlId = "ZT.GONE.1", Outcome = Outcome.Fail });
        var plan = Build(findings, catalogue);
        Assert.Equal("tls-logs", Assert.Single(plan.Changes).Id);
        Assert.Equal(
            [PlanNoteKind.Warning, PlanNoteKind.Manual, PlanNoteKind.Refused, PlanNoteKind.Refused, PlanNoteKind.Skipped],
            plan.Notes.Select(n => n.Kind)
        );
        Assert.Equal(ErrorIds.KeyNotUsable, plan.Notes[3].ErrorId);
        Assert.Equal((Sample.Caller, Sample.Now, Sample.Now), (plan.CallerArn, plan.BasedOn, plan.CreatedAt));
        Assert.Equal(_request.BreakGlass, plan.BreakGlass);
    }

    [Fact]
    public void The_same_input_gives_the_same_plan()
    {
        var entry = Entry("ZT.DATA.1", (_, _, _) => new PlanDraft([SamplePlans.BucketPolicy(_aws, "logs")], []));
        var findings = new[] { AssessorTests.Finding(entry.Info, "x", Outcome.Fail) };
        var one = Build(findings, AssessorTests.Catalogue(entry));
        var two = Build(findings, AssessorTests.Catalogue(entry));
        Assert.Equal(JsonSerializer.Serialize(one, CoreJson.Compact), JsonSerializer.Serialize(two, CoreJson.Compact));
        Assert.Matches("^20260501T120000Z-[0-9a-f]{8}$", one.Id);
    }

    [Fact]
    public void Equal_changes_are_merged_and_references_follow()
    {
        PlanDraft Draft(string suffix, string target)
        {
            var create = SamplePlans.CreateScp("X", "r-1");
            create = create with
            {
                Id = create.Id + suffix,
                Do =
                [
                    create.Do[0] with
                    {
                        Id = "create-X" + suffix,
                    },
                    create.Do[1] with
                    {
                        Parameters = Renamed(create.Do[1].Parameters, suffix),
                    },
                ],
                Undo = [.. create.Undo.Select(u => u with { Parameters = Renamed(u.Parameters, suffix) })],
            };
            var attach = SamplePlans.AttachScp("X", target);
            return new PlanDraft(
                [
                    create,
                    attach with
                    {
                        DependsOn = [create.Id],
                        Do = [attach.Do[0] with { Parameters = Renamed(attach.Do[0].Parameters, suffix) }],
                    },
                ],
                []
            );
        }

        static JsonObject Renamed(JsonObject parameters, string suffix) =>
            JsonNode
                .Parse(parameters.ToJsonString().Replace("\"create-X\"", $"\"create-X{suffix}\"", StringComparison.Ordinal))!
                .AsObject();

        // The second draft makes the same policy under other ids: only its attachment is new, and refers to the first policy.
        var entry = Entry("ZT.POL.1", (finding, _, _) => finding.Resource.Id == "a" ? Draft("", "ou-1") : Draft("-again", "ou-2"));
        var plan = Build(
            [AssessorTests.Finding(entry.Info, "a", Outcome.Fail), AssessorTests.Finding(entry.Info, "b", Outcome.Fail)],
            AssessorTests.Catalogue(entry)
        );
        Assert.Equal(["scp-X", "attach-X-ou-1", "attach-X-ou-2"], plan.Changes.Select(c => c.Id));
        Assert.Equal(["scp-X"], plan.Changes[2].DependsOn);
        Assert.Equal("create-X", (string?)plan.Changes[2].Do[0].Parameters["PolicyId"]!["$from"]);
    }

    [Fact]
    public async Task Two_controls_on_one_bucket_policy_add_up()
    {
        // Each adds its statement to whatever policy the facts show.
        ControlEntry Adds(string id, string sid) =>
            Entry(
                id,
                (_, facts, _) =>
                {
                    var resource = Sample.Bucket("data");
                    var before = ((Facts.Known<BucketPolicy>)facts.Find<BucketPolicy>(resource)!).Value;
                    var document = JsonNode.Parse(before.Document!)!;
                    document["Statement"]!.AsArray().Add(new JsonObject { ["Sid"] = sid });
                    var change = SamplePlans.BucketPolicy(_aws, "data", sid, document.ToJsonString());
                    return new PlanDraft(
                        [
                            change with
                            {
                                Do = [change.Do[0] with { Id = "put-" + sid }],
                                Undo =
                                [
                                    new AwsCall(
                                        "back-" + sid,
                                        "s3",
                                        "PutBucketPolicy",
                                        new JsonObject { ["Bucket"] = "data", ["Policy"] = before.Document },
                                        "s3:PutBucketPolicy"
                                    ),
                                ],
                                States =
                                [
                                    new ChangeState(
                                        "s3-bucket-policy",
                                        resource,
                                        FactJson.Of(before),
                                        FactJson.Of(new BucketPolicy(document.ToJsonString()))
                                    ),
                                ],
                            },
                        ],
                        []
                    );
                }
            );
        var one = Adds("ZT.DATA.1", "Tls");
        var two = Adds("ZT.DATA.2", "Encrypted");
        var plan = Build(
            [AssessorTests.Finding(one.Info, "x", Outcome.Fail), AssessorTests.Finding(two.Info, "x", Outcome.Fail)],
            AssessorTests.Catalogue(one, two)
        );
        Assert.Equal(2, plan.Changes.Count);
        Assert.Equal([plan.Changes[0].Id], plan.Changes[1].DependsOn);
        var before = _aws.Dump();
        var runs = new Runs(_aws, _folder.File("j"));
        Assert.All(await runs.ApplyAsync(plan), r => Assert.Equal(ChangeStatus.Applied, r.Status));
        var text = _aws.Get<BucketPolicy>(Sample.Bucket("data"))!.Document!;
        Assert.All(new[] { "Old", "Tls", "Encrypted" }, sid => Assert.Contains(sid, text, StringComparison.Ordinal));
        Assert.All(await runs.UndoAsync(runs.LastRun), r => Assert.Equal(ChangeStatus.Undone, r.Status));
        Assert.Equal(before, _aws.Dump());
    }

    [Fact]
    public void Dependencies_come_first_then_low_risk_and_circles_are_refused()
    {
        Change Make(string id, ChangeRisk risk, params string[] needs) =>
            SamplePlans.BucketPolicy(_aws, "logs") with
            {
                Id = id,
                Risk = risk,
                DependsOn = needs,
            };
        Change[] changes =
        [
            Make("a", ChangeRisk.High),
            Make("b", ChangeRisk.Low, "a"),
            Make("c", ChangeRisk.Medium),
            Make("d", ChangeRisk.Low),
            Make("e", ChangeRisk.Low),
        ];
        Assert.Equal(["d", "e", "c", "a", "b"], PlanOrder.Sort(changes).Select(c => c.Id));
        var error = Assert.Throws<ZeroTrustException>(() =>
            PlanOrder.Sort([Make("a", ChangeRisk.Low, "b"), Make("b", ChangeRisk.Low, "a")])
        );
        Assert.Equal(ErrorIds.ControlMalformed, error.ErrorId);
    }

    [Fact]
    public void Intents_go_to_the_planner_that_takes_them()
    {
        var planners = PlannerCatalogue.Load(typeof(PlanBuilderTests).Assembly);
        Assert.Contains(typeof(TestIntent), planners.Intents);
        var plan = new PlanBuilder(new FixedTime()).FromIntent(new TestIntent("logs"), _aws.Snapshot(), planners, _request);
        Assert.Equal("tls-logs", Assert.Single(plan.Changes).Id);
        Assert.Equal(ErrorIds.ControlMalformed, Assert.Throws<ZeroTrustException>(() => planners.For<string>()).ErrorId);
    }

    [Fact]
    public async Task A_plan_survives_its_file_and_a_cut_one_is_a_clear_error()
    {
        var path = _folder.File("p" + PlanFile.Extension);
        var plan = SamplePlans.Everything(_aws) with
        {
            BreakGlass = ["arn:x"],
            Notes = [new PlanNote(PlanNoteKind.Manual, Sample.Bucket("b"), "do it")],
        };
        var stop = TestContext.Current.CancellationToken;
        await PlanFile.SaveAsync(plan, path, stop);
        var back = await PlanFile.LoadAsync(path, stop);
        Assert.Equal(JsonSerializer.Serialize(plan, CoreJson.Compact), JsonSerializer.Serialize(back, CoreJson.Compact));
        var bytes = await File.ReadAllBytesAsync(path, stop);
        for (var cut = 0; cut < bytes.Length; cut += cut < 100 ? 1 : 61)
        {
            await File.WriteAllBytesAsync(path, bytes[..cut], stop);
            var error = await Assert.ThrowsAsync<ZeroTrustException>(() => PlanFile.LoadAsync(path, stop));
            Assert.Equal((ErrorIds.PlanUnreadable, path), (error.ErrorId, error.Target));
        }
    }

    [Theory]
    [InlineData("""{"format":"zerotrust-plan","version":2,"plan":"other"}""", "update")]
    [InlineData("""{"format":"zerotrust-snapshot","version":1}""", "not a plan")]
    [InlineData("""{"format":"zerotrust-plan"}""", "version")]
    [InlineData("""{"format":"zerotrust-plan","version":1}""", "no plan")]
    [InlineData("""{"format":"zerotrust-plan","version":1,"plan":{"id":"x"}}""", "of Plan must not be null")]
    [InlineData(
        """
            {
              "format": "zerotrust-plan",
              "version": 1,
              "plan": {
                "id": "x",
                "createdAt": "2026-01-01T00:00:00Z",
                "basedOn": "2026-01-01T00:00:00Z",
                "callerArn": "c",
                "changes": [null]
              }
            }
            """,
        "null"
    )]
    [InlineData("[]", "not a plan")]
    public async Task A_wrong_plan_file_is_a_clear_error(string text, string word)
    {
        var path = _folder.File("p");
        await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
        var error = await Assert.ThrowsAsync<ZeroTrustException>(() => PlanFile.LoadAsync(path, TestContext.Current.CancellationToken));
        Assert.Equal(ErrorIds.PlanUnreadable, error.ErrorId);
        Assert.Contains(word, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Least_privilege_names_the_resources_that_actions_are_checked_against()
    {
        var policy = Assert.Single(LeastPrivilege.ForPlan(SamplePlans.Everything(_aws), new OnlyReads(), "aws"));
        var statements = JsonNode.Parse(policy)!["Statement"]!.AsArray();
        Assert.Equal(["arn:aws:s3:::data", "arn:aws:s3:::logs"], ResourcesOf("s3:PutBucketPolicy"));
        Assert.Equal(["arn:aws:iam::111122223333:group/*/mfa", "arn:aws:iam::111122223333:group/mfa"], ResourcesOf("iam:AddUserToGroup"));
        Assert.Equal(["*"], ResourcesOf("organizations:CreatePolicy"));
        Assert.Equal(["*"], ResourcesOf("read:iam-user"));
        Assert.Equal(["*"], ResourcesOf("read:organizations-scp"));
        Assert.DoesNotContain("  ", policy, StringComparison.Ordinal);
        IEnumerable<string> ResourcesOf(string action) =>
            statements
                .Where(s => Texts(s!["Action"]!).Contains(action))
                .SelectMany(s => Texts(s!["Resource"]!))
                .Order(StringComparer.Ordinal);
        static IEnumerable<string> Texts(JsonNode node) => node is JsonArray array ? array.Select(n => (string)n!) : [(string)node!];
    }

    [Fact]
    public void Long_policies_are_split_at_the_limit()
    {
        var actions = Enumerable.Range(0, 700).Select(n => $"service{n}:SomeActionWithALongName{n}").ToList();
        var documents = LeastPrivilege.ForReading(actions);
        Assert.True(documents.Count > 1);
        Assert.All(documents, d => Assert.True(d.Length <= 6_144, d.Length.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        var back = documents
            .SelectMany(d => JsonNode.Parse(d)!["Statement"]!.AsArray())
            .SelectMany(s => s!["Action"] is JsonArray a ? a.Select(n => (string)n!) : [(string)s["Action"]!]);
        Assert.Equal(actions.Order(StringComparer.Ordinal), back.Order(StringComparer.Ordinal));
        Assert.Empty(LeastPrivilege.ForReading([]));
    }

    private static ControlEntry Entry(string id, Func<Finding, Snapshot, PlanContext, PlanDraft>? plan) =>
        ToldControl.Entry(id, GuideStep.Data, "G3.2", Severity.Medium, plan: plan);

    private Plan Build(IEnumerable<Finding> findings, ControlCatalogue catalogue) =>
        new PlanBuilder(new FixedTime()).FromFindings(findings, _aws.Snapshot(), catalogue, _request);

    private sealed class OnlyReads : Core.Connections.IAwsConnector
    {
        public Task<Core.Connections.IAwsConnection> ConnectAsync(
            Core.Connections.ConnectionOptions options,
            Core.Connections.IInteraction interaction,
            CancellationToken cancellationToken
        ) => throw new NotSupportedException();

        public IReadOnlyList<string> RequiredReadActions(IReadOnlyCollection<string> factTypes) => [.. factTypes.Select(t => "read:" + t)];
    }
}

internal sealed record TestIntent(string Bucket);

internal sealed class TestPlanner : IPlanner<TestIntent>
{
    public Core.Connections.CollectRequest Needs(TestIntent intent) => new(["s3-bucket-policy"]);

    public PlanDraft Plan(TestIntent intent, Snapshot snapshot, PlanContext context) =>
        new([SamplePlans.BucketPolicy(SamplePlans.Aws(), intent.Bucket)], []);
}
