using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Journal;
using ZeroTrust.Core.Tests.Samples;

namespace ZeroTrust.Core.Tests.Journal;

public sealed class JournalStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Only_the_owner_may_read_it()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has access lists, which the folder hands on.");
            return;
        }

        var runs = await OneRun();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(runs.Journals.Folder));
        foreach (var file in Directory.GetFiles(runs.Journals.Folder))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public async Task It_holds_the_plan_and_no_secret()
    {
        var runs = await OneRun();
        var text = await File.ReadAllTextAsync(runs.Journals.Runs()[0].Path, _stop);
        Assert.DoesNotContain("hush", text, StringComparison.Ordinal);
        Assert.Contains(Redaction.Mark, text, StringComparison.Ordinal);
        Assert.Equal("scp-X", Assert.Single(runs.Journals.PlanOf(runs.LastRun).Changes).Id);
    }

    [Theory]
    [InlineData("SecretAccessKey", true)]
    [InlineData("SessionToken", true)]
    [InlineData("Password", true)]
    [InlineData("clientSecret", true)]
    [InlineData("Plaintext", true)]
    [InlineData("Base32StringSeed", true)]
    [InlineData("AccessKeyId", false)]
    [InlineData("KeyId", false)]
    [InlineData("Arn", false)]
    [InlineData("NextToken", false)]
    public void Secrets_are_known_by_their_names(string member, bool secret) => Assert.Equal(secret, Redaction.IsSecret(member));

    [Fact]
    public async Task Runs_and_changes_are_listed()
    {
        var runs = await OneRun();
        await runs.ApplyAsync(SamplePlans.Of(SamplePlans.BucketPolicy(runs.Aws, "logs")));
        var list = runs.Journals.Runs();
        Assert.Equal(2, list.Count);
        Assert.All(list, r => Assert.True(r.Ended));
        var change = Assert.Single(runs.Journals.Changes(list[0].RunId));
        Assert.Equal(
            (ChangeStatus.Applied, true, false, Sample.Caller),
            (change.Status, change.CanUndo, change.IsPartial, change.CallerArn)
        );
        Assert.Equal(2, runs.Journals.Changes().Count());
    }

    [Fact]
    public async Task Damage_in_the_middle_is_an_error_and_hides_no_other_run()
    {
        var runs = await OneRun();
        var path = runs.Journals.Runs()[0].Path;
        await runs.ApplyAsync(SamplePlans.Of(SamplePlans.BucketPolicy(runs.Aws, "logs")));
        var lines = await File.ReadAllLinesAsync(path, _stop);
        lines[2] = lines[2][..10];
        await File.WriteAllLinesAsync(path, lines, _stop);
        var problems = new List<ZeroTrustException>();
        Assert.Single(runs.Journals.Runs(problems.Add));
        Assert.Equal(ErrorIds.JournalUnreadable, Assert.Single(problems).ErrorId);
        Assert.Equal(
            ErrorIds.JournalUnreadable,
            (await Assert.ThrowsAsync<ZeroTrustException>(() => runs.UndoAsync(Path.GetFileNameWithoutExtension(path)))).ErrorId
        );
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("../../etc/passwd")]
    [InlineData("")]
    public async Task An_unknown_run_is_named(string id)
    {
        var runs = await OneRun();
        var error = await Assert.ThrowsAsync<ZeroTrustException>(() => runs.UndoAsync(id));
        Assert.Equal((ErrorIds.ChangeNotFound, FailureKind.NotFound), (error.ErrorId, error.Kind));
        error = await Assert.ThrowsAsync<ZeroTrustException>(() => runs.UndoAsync(runs.LastRun, null, "none"));
        Assert.Equal(ErrorIds.ChangeNotFound, error.ErrorId);
    }

    [Fact]
    public async Task Without_a_journal_nothing_is_sent()
    {
        await File.WriteAllTextAsync(_folder.File("file"), "", _stop);
        var runs = new Runs(SamplePlans.Aws(), _folder.File("file"));
        var error = await Assert.ThrowsAsync<ZeroTrustException>(() =>
            runs.ApplyAsync(SamplePlans.Of(SamplePlans.BucketPolicy(runs.Aws, "logs")))
        );
        Assert.Equal(ErrorIds.JournalUnreadable, error.ErrorId);
        Assert.Empty(runs.Aws.Calls);
    }

    [Fact]
    public async Task Two_sessions_do_not_write_to_one_run()
    {
        var runs = await OneRun();
        ZeroTrustException? error = null;
        await runs.UndoAsync(
            runs.LastRun,
            SamplePlans.Yes with
            {
                Approve = async (_, _) =>
                {
                    error = await Assert.ThrowsAsync<ZeroTrustException>(() => runs.UndoAsync(runs.LastRun));
                    return true;
                },
            }
        );
        Assert.Equal(ErrorIds.JournalUnreadable, error!.ErrorId);
    }

    private async Task<Runs> OneRun()
    {
        var runs = new Runs(SamplePlans.Aws(), _folder.File("journals"));
        await runs.ApplyAsync(SamplePlans.Of(SamplePlans.CreateScp("X", "r-1")));
        return runs;
    }
}
