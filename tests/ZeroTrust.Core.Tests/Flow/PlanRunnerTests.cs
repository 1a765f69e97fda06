using ZeroTrust.Core.Connections;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Flow;
using ZeroTrust.Core.Journal;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Tests.Samples;
using ZeroTrust.Facts.Iam;
using ZeroTrust.Facts.Organizations;
using ZeroTrust.Facts.S3;

namespace ZeroTrust.Core.Tests.Flow;

public sealed class PlanRunnerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeAws _aws = SamplePlans.Aws();
    private readonly Runs _runs;

    public PlanRunnerTests() => _runs = new Runs(_aws, _folder.File("journals"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Applying_and_undoing_restores_everything()
    {
        var before = _aws.Dump();
        var results = await _runs.ApplyAsync(SamplePlans.Everything(_aws));
        Assert.All(results, r => Assert.Equal(ChangeStatus.Applied, r.Status));
        Assert.All(results, r => Assert.Equal("", r.Message));
        Assert.Equal(["r-1", "ou-1"], _aws.Get<ServiceControlPolicy>(FakeAws.Scp("p-1"))!.TargetIds);
        Assert.NotEqual(before, _aws.Dump());
        results = await _runs.UndoAsync(results[0].RunId!);
        Assert.Equal(6, results.Count);
        Assert.All(results, r => Assert.Equal(ChangeStatus.Undone, r.Status));
        Assert.Equal(before, _aws.Dump());
        Assert.Empty(await _runs.UndoAsync(_runs.LastRun));
        Assert.Empty(await _runs.ResumeAsync(_runs.LastRun));
    }

    [Fact]
    public async Task A_second_apply_sends_nothing_and_asks_nobody()
    {
        var plan = SamplePlans.Of(SamplePlans.BucketPolicy(_aws, "logs"), SamplePlans.AddToGroup(_aws, "bob", "mfa"));
        await _runs.ApplyAsync(plan);
        var sent = _aws.Calls.Count;
        var results = await _runs.ApplyAsync(
            plan,
            SamplePlans.Yes with
            {
                Approve = (_, _) => throw new InvalidOperationException("asked"),
            }
        );
        Assert.All(results, r => Assert.Equal((ChangeStatus.AlreadyInPlace, null), (r.Status, r.RunId)));
        Assert.Equal(sent, _aws.Calls.Count);
        Assert.Single(_runs.Journals.Runs());
    }

    [Fact]
    public async Task A_preview_changes_nothing_and_leaves_no_trace()
    {
        var asked = new List<string>();
        var preview = SamplePlans.Yes with
        {
            Preview = true,
            Approve = (change, _) =>
            {
                asked.Add(change.Id);
                return ValueTask.FromResult(false);
            },
        };
        var before = _aws.Dump();
        var results = await _runs.ApplyAsync(SamplePlans.Everything(_aws), preview);
        Assert.All(results, r => Assert.Equal(ChangeStatus.SkippedByUser, r.Status));
        Assert.Equal(6, asked.Count);
        Assert.Equal(before, _aws.Dump());
        Assert.False(Directory.Exists(_runs.Journals.Folder));

        await _runs.ApplyAsync(SamplePlans.Everything(_aws));
        var applied = _aws.Dump();
        var journal = await File.ReadAllTextAsync(_runs.Journals.Runs()[0].Path, TestContext.Current.CancellationToken);
        results = await _runs.UndoAsync(_runs.LastRun, preview);
        Assert.All(results, r => Assert.Equal(ChangeStatus.SkippedByUser, r.Status));
        Assert.Equal(6, results.Count);
        Assert.Equal(applied, _aws.Dump());
        Assert.Equal(journal, await File.ReadAllTextAsync(_runs.Journals.Runs()[0].Path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_somebody_changed_since_is_not_touched_unless_forced()
    {
        var plan = SamplePlans.Of(SamplePlans.BucketPolicy(_aws, "data"));
        _aws.Put(Sample.Bucket("data"), new BucketPolicy("{}"));
        var result = Assert.Single(await _runs.ApplyAsync(plan));
        Assert.Equal((ChangeStatus.Drifted, ErrorIds.ResourceDrifted), (result.Status, result.Error!.ErrorId));
        Assert.Empty(_aws.Calls);
        result = Assert.Single(await _runs.ApplyAsync(plan, SamplePlans.Yes with { Force = true }));
        Assert.Equal(ChangeStatus.Applied, result.Status);
    }

    [Fact]
    public async Task A_policy_that_was_only_reformatted_is_no_drift()
    {
        var plan = SamplePlans.Of(SamplePlans.BucketPolicy(_aws, "data"));
        _aws.Put(
            Sample.Bucket("data"),
            new BucketPolicy(
                """{ "Statement": { "Action": ["s3:GetObject"], "Sid": "Old", "Effect": "Allow", "Principal": "*", "Resource": "*" } }"""
            )
        );
        Assert.Equal(ChangeStatus.Applied, Assert.Single(await _runs.ApplyAsync(plan)).Status);
    }

    [Fact]
    public async Task What_cannot_be_read_is_not_changed_unless_forced()
    {
        _aws.Unreadable.Add("s3-bucket-policy");
        var result = Assert.Single(await _runs.ApplyAsync(SamplePlans.Of(SamplePlans.BucketPolicy(_aws, "logs"))));
        Assert.Equal((ChangeStatus.Refused, ErrorIds.FactMissing), (result.Status, result.Error!.ErrorId));
        Assert.Contains("x:Read", result.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Undo_leaves_alone_what_somebody_changed_since_unless_forced()
    {
        await _runs.ApplyAsync(SamplePlans.Of(SamplePlans.BucketPolicy(_aws, "data")));
        _aws.Put(Sample.Bucket("data"), new BucketPolicy("""{"Statement":[]}"""));
        var result = Assert.Single(await _runs.UndoAsync(_runs.LastRun));
        Assert.Equal((ChangeStatus.Drifted, ErrorIds.ResourceDrifted), (result.Status, result.Error!.ErrorId));
        Assert.Equal("""{"Statement":[]}""", _aws.Get<BucketPolicy>(Sample.Bucket("data"))!.Document);
        Assert.Equal(ChangeStatus.Applied, Assert.Single(_runs.Journals.Changes(_runs.LastRun)).Status);
        result = Assert.Single(await _runs.UndoAsync(_runs.LastRun, SamplePlans.Yes with { Force = true }));
        Assert.Equal(ChangeStatus.Undone, result.Status);
        Assert.Contains("Old", _aws.Get<BucketPolicy>(Sample.Bucket("data"))!.Document, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Undo_only_takes_back_what_the_run_did()
    {
        var plan = SamplePlans.Of(SamplePlans.AddToGroup(_aws, "bob", "mfa"), SamplePlans.BucketPolicy(_aws, "logs"));
        _aws.Put(Sample.User("bob"), Sample.UserFact("bob", "mfa"));
        var results = await _runs.ApplyAsync(plan);
        Assert.Equal([ChangeStatus.AlreadyInPlace, ChangeStatus.Applied], results.Select(r => r.Status));
        Assert.Equal("tls-logs", Assert.Single(await _runs.UndoAsync(_runs.LastRun)).Change.Id);
        Assert.Contains("mfa", _aws.Get<IamUser>(Sample.User("bob"))!.Groups);
    }

    [Fact]
    public async Task A_failure_stops_its_change_and_those_that_depend_on_it_and_no_others()
    {
        _aws.OnCall = (call, after) =>
        {
            if (!after && call.Operation == "AttachPolicy")
            {
                throw new AwsCallException(FailureKind.AccessDenied, "AccessDeniedException", call.Action, "not authorized");
            }
        };
        var results = await _runs.ApplyAsync(SamplePlans.Everything(_aws));
        Assert.Equal([ChangeStatus.Failed, ChangeStatus.NotRun], results.TakeLast(2).Select(r => r.Status));
        Assert.All(results.Take(4), r => Assert.Equal(ChangeStatus.Applied, r.Status));
        Assert.Equal(ErrorIds.AccessDenied, results[4].Error!.ErrorId);
        var partial = Assert.Single(_runs.Journals.Changes(_runs.LastRun), c => c.IsPartial);
        Assert.True(partial.CanUndo);

        // Half done: can be finished ...
        _aws.OnCall = null;
        results = await _runs.ResumeAsync(_runs.LastRun);
        Assert.All(results, r => Assert.Equal(ChangeStatus.Applied, r.Status));
        Assert.Equal(1, _aws.Calls.Count(c => c.Operation == "CreatePolicy"));
    }

    [Fact]
    public async Task Half_a_change_can_be_undone()
    {
        var before = _aws.Dump();
        _aws.OnCall = (call, after) =>
        {
            if (!after && call.Operation == "AttachPolicy")
            {
                throw new AwsCallException(FailureKind.AccessDenied, "AccessDeniedException", call.Action, "not authorized");
            }
        };
        await _runs.ApplyAsync(SamplePlans.Of(SamplePlans.CreateScp("X", "r-1")));
        Assert.NotEqual(before, _aws.Dump());
        _aws.OnCall = null;
        Assert.Equal(ChangeStatus.Undone, Assert.Single(await _runs.UndoAsync(_runs.LastRun)).Status);
        Assert.Equal(before, _aws.Dump());
    }

    [Fact]
    public async Task Lost_credentials_end_the_run()
    {
        _aws.OnCall = (call, _) =>
            throw new ZeroTrustException(ErrorIds.CredentialsExpired, FailureKind.AuthenticationFailed, "", "Expired.", "");
        var results = await _runs.ApplyAsync(SamplePlans.Everything(_aws));
        Assert.Equal(ChangeStatus.Failed, results[0].Status);
        Assert.All(results.Skip(1), r => Assert.Equal(ChangeStatus.NotRun, r.Status));
        _aws.OnCall = null;
        Assert.All(await _runs.ResumeAsync(_runs.LastRun), r => Assert.Equal(ChangeStatus.Applied, r.Status));
    }

    [Fact]
    public async Task A_no_skips_the_change_and_what_depends_on_it()
    {
        var results = await _runs.ApplyAsync(
            SamplePlans.Everything(_aws),
            SamplePlans.Yes with
            {
                Approve = (change, _) => ValueTask.FromResult(change.Id != "scp-DenyLeaving"),
            }
        );
        Assert.Equal(ChangeStatus.SkippedByUser, results.Single(r => r.Change.Id == "scp-DenyLeaving").Status);
        Assert.Equal(ChangeStatus.NotRun, results.Single(r => r.Change.Id == "attach-DenyLeaving-ou-1").Status);
        Assert.Equal(4, results.Count(r => r.Status == ChangeStatus.Applied));
    }

    [Fact]
    public async Task A_change_that_others_rest_on_is_not_undone_alone()
    {
        await _runs.ApplyAsync(SamplePlans.Everything(_aws));
        var result = Assert.Single(await _runs.UndoAsync(_runs.LastRun, null, "scp-DenyLeaving"));
        Assert.Equal(ChangeStatus.Refused, result.Status);
        var results = await _runs.UndoAsync(_runs.LastRun, null, "scp-DenyLeaving", "attach-DenyLeaving-ou-1");
        Assert.All(results, r => Assert.Equal(ChangeStatus.Undone, r.Status));
        Assert.Equal("attach-DenyLeaving-ou-1", results[0].Change.Id);
    }

    [Fact]
    public async Task What_cannot_be_taken_back_says_why()
    {
        var change = SamplePlans.BucketPolicy(_aws, "logs") with { Undo = [], IrreversibleReason = "AWS has no call for it." };
        await _runs.ApplyAsync(SamplePlans.Of(change));
        var result = Assert.Single(await _runs.UndoAsync(_runs.LastRun));
        Assert.Equal((ChangeStatus.Refused, ErrorIds.ChangeIrreversible), (result.Status, result.Error!.ErrorId));
        Assert.Contains("AWS has no call for it.", result.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancellation_takes_effect_between_two_calls()
    {
        using var stop = new CancellationTokenSource();
        _runs.Stop = stop.Token;
        _aws.OnCall = (call, after) =>
        {
            if (after && call.Operation == "CreatePolicy")
            {
                stop.Cancel();
            }
        };
        var plan = SamplePlans.Of(SamplePlans.CreateScp("X", "r-1"));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _runs.ApplyAsync(plan));
        Assert.Equal(["CreatePolicy"], _aws.Calls.Select(c => c.Operation));
        _aws.OnCall = null;
        Assert.Equal(ChangeStatus.Applied, Assert.Single(await _runs.ResumeAsync(_runs.LastRun)).Status);
        Assert.Equal(["CreatePolicy", "AttachPolicy"], _aws.Calls.Select(c => c.Operation));
    }

    [Fact]
    public async Task A_saved_snapshot_can_be_previewed_on_but_not_changed()
    {
        await using var offline = new SnapshotConnection(_aws.Snapshot(), "file", Sample.Now);
        var runner = new PlanRunner(offline, _runs.Journals, new FixedTime());
        var plan = SamplePlans.Of(SamplePlans.BucketPolicy(_aws, "logs"));
        var preview = SamplePlans.Yes with { Preview = true };
        Assert.Equal(
            ChangeStatus.SkippedByUser,
            (await runner.ApplyAsync(plan, preview, TestContext.Current.CancellationToken).FirstAsync()).Status
        );
        var error = await Assert.ThrowsAsync<ZeroTrustException>(async () =>
            await runner.ApplyAsync(plan, SamplePlans.Yes, TestContext.Current.CancellationToken).FirstAsync()
        );
        Assert.Equal(ErrorIds.ConnectionIsReadOnly, error.ErrorId);
    }

    [Fact]
    public async Task A_plan_that_contradicts_itself_is_refused_before_anything_is_sent()
    {
        var change = SamplePlans.BucketPolicy(_aws, "logs");
        foreach (
            var plan in new[]
            {
                SamplePlans.Of(change, change),
                SamplePlans.Of(change with { DependsOn = ["none"] }),
                SamplePlans.Of(change with { Undo = [] }),
                SamplePlans.Of(change with { Do = [] }),
            }
        )
        {
            Assert.Equal(ErrorIds.PlanUnreadable, (await Assert.ThrowsAsync<ZeroTrustException>(() => _runs.ApplyAsync(plan))).ErrorId);
        }

        Assert.Empty(_aws.Calls);
    }

    [Fact]
    public async Task Nobody_is_locked_out()
    {
        var deny = """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "NoMfa",
                  "Effect": "Deny",
                  "NotAction": "iam:*",
                  "Resource": "*",
                  "Condition": {
                    "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" }
                  }
                }
              ]
            }
            """;
        Change WithAccess(string arn) =>
            SamplePlans.AddToGroup(_aws, "bob", "mfa") with
            {
                Access = new AccessChange(
                    AccessLayer.Identity,
                    null,
                    deny,
                    [arn],
                    [Sample.AccountId],
                    [new AccessProbe("s3:ListAllMyBuckets", "*")]
                ),
            };
        var refused = Assert.Single(await _runs.ApplyAsync(SamplePlans.Of(WithAccess(Sample.Caller))));
        Assert.Equal((ChangeStatus.Refused, ErrorIds.LockoutRefused), (refused.Status, refused.Error!.ErrorId));
        Assert.Contains("NoMfa", refused.Error.Message, StringComparison.Ordinal);
        refused = Assert.Single(
            await _runs.ApplyAsync(
                SamplePlans.Of(WithAccess("arn:aws:iam::111122223333:user/bob")) with
                {
                    BreakGlass = ["arn:aws:iam::*:user/bo?"],
                }
            )
        );
        Assert.Equal(ErrorIds.LockoutRefused, refused.Error!.ErrorId);
        Assert.Empty(_aws.Calls);
        Assert.Equal(
            ChangeStatus.Applied,
            Assert.Single(await _runs.ApplyAsync(SamplePlans.Of(WithAccess("arn:aws:iam::111122223333:user/bob")))).Status
        );
        Assert.Equal(ChangeStatus.Undone, Assert.Single(await _runs.UndoAsync(_runs.LastRun)).Status);

        // A caller with a device can sign in with it.
        _aws.Put(Sample.User("admin"), new UserMfa([new MfaDevice("arn:aws:iam::111122223333:mfa/admin", Sample.Now)]));
        Assert.Equal(ChangeStatus.Applied, Assert.Single(await _runs.ApplyAsync(SamplePlans.Of(WithAccess(Sample.Caller)))).Status);
    }
}

file static class Sequences
{
    public static async Task<T> FirstAsync<T>(this IAsyncEnumerable<T> items)
    {
        await foreach (var item in items)
        {
            return item;
        }

        throw new InvalidOperationException();
    }
}
