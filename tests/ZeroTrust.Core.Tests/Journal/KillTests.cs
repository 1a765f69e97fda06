using System.Text;
using ZeroTrust.Core.Journal;
using ZeroTrust.Core.Tests.Samples;
using ZeroTrust.Facts.Kms;
using ZeroTrust.Facts.Organizations;

namespace ZeroTrust.Core.Tests.Journal;

/// <summary>The process dies at every place where something was just written or sent; whoever comes back resumes or undoes.</summary>
public sealed class KillTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private int _number;

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Ends => new("resume", "undo", "resume, undo", "undo twice", "resume twice");

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task A_kill_at_any_place_loses_nothing(string end)
    {
        var (before, after, places) = await WholeRun();
        Assert.True(places > 30, places.ToString(System.Globalization.CultureInfo.InvariantCulture));
        for (var place = 0; place < places; place++)
        {
            var runs = NewRuns();
            await Kill(runs, place, () => runs.ApplyAsync(SamplePlans.Everything(runs.Aws)));
            await ComeBack(runs, end, before, after, place);
        }
    }

    [Fact]
    public async Task What_AWS_would_make_twice_is_made_once_and_taken_back()
    {
        var killed = true;
        for (var place = 0; killed; place++)
        {
            foreach (var undo in new[] { false, true })
            {
                var runs = NewRuns();
                killed = await Kill(runs, place, () => runs.ApplyAsync(SamplePlans.Of(SamplePlans.CreateKey("for logs"))));
                if (runs.Journals.Runs().Count == 0)
                {
                    continue;
                }

                await (undo ? runs.UndoAsync(runs.LastRun) : runs.ResumeAsync(runs.LastRun));
                Assert.Equal(undo ? 0 : 1, runs.Aws.Snapshot().All<KmsKey>().Count());
            }
        }
    }

    [Theory]
    [InlineData("resume")]
    [InlineData("undo")]
    public async Task A_second_kill_while_coming_back_loses_nothing_either(string end)
    {
        var (before, after, places) = await WholeRun();
        for (var first = 3; first < places; first += 11)
        {
            for (var second = 0; ; second++)
            {
                var runs = NewRuns();
                await Kill(runs, first, () => runs.ApplyAsync(SamplePlans.Everything(runs.Aws)));
                if (runs.Journals.Runs().Count == 0)
                {
                    break;
                }

                var killed = await Kill(
                    runs,
                    second,
                    () => end == "resume" ? runs.ResumeAsync(runs.LastRun) : runs.UndoAsync(runs.LastRun)
                );
                await ComeBack(runs, end, before, after, first);
                if (!killed)
                {
                    break;
                }
            }
        }
    }

    [Fact]
    public async Task A_kill_while_undoing_loses_nothing()
    {
        var (before, _, _) = await WholeRun();
        for (var place = 0; ; place++)
        {
            var runs = NewRuns();
            await runs.ApplyAsync(SamplePlans.Everything(runs.Aws));
            var killed = await Kill(runs, place, () => runs.UndoAsync(runs.LastRun));
            Assert.All(await runs.UndoAsync(runs.LastRun), r => Assert.Equal(ChangeStatus.Undone, r.Status));
            Assert.Equal(before, runs.Aws.Dump());
            if (!killed)
            {
                break;
            }
        }
    }

    [Theory]
    [InlineData("resume")]
    [InlineData("undo")]
    public async Task A_last_line_torn_at_any_byte_loses_nothing(string end)
    {
        var (before, after, places) = await WholeRun();
        for (var place = 0; place < places; place++)
        {
            for (var part = 0; part < 4; part++)
            {
                var runs = NewRuns();
                await Kill(runs, place, () => runs.ApplyAsync(SamplePlans.Everything(runs.Aws)));
                if (runs.Journals.Runs().Count == 0)
                {
                    continue;
                }

                var path = runs.Journals.Runs()[0].Path;
                var text = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
                var lastLine = Array.LastIndexOf(text, (byte)'\n', text.Length - 2) + 1;
                if (lastLine == 0)
                {
                    continue;
                }

                // The call that a torn "Sending" announces was not sent: only cut there when the kill came before it.
                var cut = lastLine + ((text.Length - 1 - lastLine) * part / 4);
                if (
                    Encoding.UTF8.GetString(text[lastLine..]).Contains("\"Sending\"", StringComparison.Ordinal)
                    && runs.Aws.Calls.Count > SentFor(text[..lastLine])
                )
                {
                    continue;
                }

                await File.WriteAllBytesAsync(path, text[..cut], TestContext.Current.CancellationToken);
                await ComeBack(runs, end, before, after, place);
                var kept = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
                Assert.True(kept.AsSpan().StartsWith(text.AsSpan(0, cut)), "Nothing that was written is overwritten.");
            }
        }
    }

    [Fact]
    public async Task Every_byte_of_one_torn_line_is_recognised()
    {
        var runs = NewRuns();
        await runs.ApplyAsync(SamplePlans.Of(SamplePlans.CreateScp("X", "r-1")));
        var path = runs.Journals.Runs()[0].Path;
        var text = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        var firstLine = Array.IndexOf(text, (byte)'\n') + 1;
        for (var cut = firstLine; cut <= text.Length; cut++)
        {
            await File.WriteAllBytesAsync(path, text[..cut], TestContext.Current.CancellationToken);
            var run = Assert.Single(runs.Journals.Runs());
            var whole = cut == text.Length || text[cut - 1] == '\n' || text[cut] == '\n';
            Assert.Equal(whole ? 0 : 1, run.TornLines);
        }

        // Before the first record is whole nothing was sent: there is no run.
        for (var cut = 0; cut < firstLine - 1; cut += 13)
        {
            await File.WriteAllBytesAsync(path, text[..cut], TestContext.Current.CancellationToken);
            Assert.Empty(runs.Journals.Runs());
        }
    }

    private static int SentFor(byte[] journal) => Encoding.UTF8.GetString(journal).Split("\"event\":\"Sending\"").Length - 1;

    private Runs NewRuns() => new(SamplePlans.Aws(), _folder.File("run" + ++_number));

    private async Task<(string Before, string After, int Places)> WholeRun()
    {
        var runs = NewRuns();
        var before = runs.Aws.Dump();
        var places = 0;
        runs.Journals.Boundary = (_, _) => places++;
        runs.Aws.OnCall = (_, _) => places++;
        await runs.ApplyAsync(SamplePlans.Everything(runs.Aws));
        return (before, runs.Aws.Dump(), places);
    }

    private static async Task<bool> Kill(Runs runs, int place, Func<Task> work)
    {
        var killed = false;
        void Count()
        {
            if (place-- <= 0)
            {
                killed = true;
                throw new Killed();
            }
        }

        runs.Journals.Boundary = (_, _) => Count();
        runs.Aws.OnCall = (_, _) => Count();
        try
        {
            await work();
        }
        catch (Killed)
        {
            // As the operating system would: nothing runs after it.
        }

        runs.Journals.Boundary = null;
        runs.Aws.OnCall = null;
        return killed;
    }

    private static async Task ComeBack(Runs runs, string end, string before, string after, int place)
    {
        if (runs.Journals.Runs().Count == 0)
        {
            Assert.Equal(before, runs.Aws.Dump());
            return;
        }

        if (end.StartsWith("resume", StringComparison.Ordinal))
        {
            Assert.All(
                await runs.ResumeAsync(runs.LastRun),
                r => Assert.True(r.Status is ChangeStatus.Applied or ChangeStatus.AlreadyInPlace, $"{place}: {r}")
            );
            Assert.Equal(Normal(after), Normal(runs.Aws.Dump()));
            Assert.Single(runs.Aws.Snapshot().All<ServiceControlPolicy>());
            Assert.All(
                runs.Journals.Changes(runs.LastRun),
                c => Assert.True(c.Status is ChangeStatus.Applied or ChangeStatus.AlreadyInPlace)
            );
        }

        if (end == "resume twice")
        {
            Assert.Empty(await runs.ResumeAsync(runs.LastRun));
        }

        if (end.Contains("undo", StringComparison.Ordinal))
        {
            Assert.All(await runs.UndoAsync(runs.LastRun), r => Assert.True(r.Status == ChangeStatus.Undone, $"{place}: {r}"));
            Assert.True(before == runs.Aws.Dump(), $"place {place}: {runs.Aws.Dump()}");
            Assert.DoesNotContain(runs.Journals.Changes(runs.LastRun), c => c.CanUndo);
        }

        if (end == "undo twice")
        {
            Assert.Empty(await runs.UndoAsync(runs.LastRun));
        }
    }

    private static string Normal(string dump) => System.Text.RegularExpressions.Regex.Replace(dump, "p-[0-9]+", "p-n");
}
