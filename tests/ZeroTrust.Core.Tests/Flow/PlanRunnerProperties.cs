using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Flow;
using ZeroTrust.Core.Journal;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Tests.Samples;
using ZeroTrust.Facts.Iam;
using ZeroTrust.Facts.S3;

namespace ZeroTrust.Core.Tests.Flow;

/// <summary>Laws of applying, resuming and undoing, over random states, plans, answers of people and failures
/// of AWS. The seed is in the message.</summary>
public sealed class PlanRunnerProperties : IDisposable
{
    private const int Rounds = 100;
    private int _folders;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Whatever_fails_undo_restores_what_was()
    {
        for (var seed = 0; seed < Rounds; seed++)
        {
            var (runs, plan, random) = Make(seed);
            var before = runs.Aws.Dump();
            await Disturbed(runs, random, () => runs.ApplyAsync(plan, Sometimes(random)));
            for (var attempt = 0; attempt < 3 && runs.Journals.Runs().Count > 0; attempt++)
            {
                await Disturbed(
                    runs,
                    random,
                    () =>
                        attempt % 2 == 0
                            ? runs.ResumeAsync(runs.LastRun, Sometimes(random))
                            : runs.UndoAsync(runs.LastRun, Sometimes(random))
                );
            }

            if (runs.Journals.Runs().Count > 0)
            {
                var results = await runs.UndoAsync(runs.LastRun);
                Assert.All(results, r => Assert.True(r.Status == ChangeStatus.Undone, $"seed {seed}: {r.Change.Id} {r.Status} {r.Error}"));
                Assert.True(!runs.Journals.Changes(runs.LastRun).Any(c => c.CanUndo), $"seed {seed}");
            }

            Assert.True(before == runs.Aws.Dump(), $"seed {seed}:\n{before}\n--\n{runs.Aws.Dump()}");
        }
    }

    [Fact]
    public async Task Whatever_fails_resuming_ends_where_an_undisturbed_run_ends()
    {
        for (var seed = 0; seed < Rounds; seed++)
        {
            var (calm, calmPlan, _) = Make(seed);
            await calm.ApplyAsync(calmPlan);
            var (runs, plan, random) = Make(seed);
            await Disturbed(runs, random, () => runs.ApplyAsync(plan));
            if (runs.Journals.Runs().Count == 0)
            {
                await runs.ApplyAsync(plan);
            }
            else
            {
                await runs.ResumeAsync(runs.LastRun);
            }

            Assert.True(Normal(calm.Aws.Dump()) == Normal(runs.Aws.Dump()), $"seed {seed}:\n{calm.Aws.Dump()}\n--\n{runs.Aws.Dump()}");
        }
    }

    private static string Normal(string dump) =>
        string.Join('\n', System.Text.RegularExpressions.Regex.Replace(dump, "p-[0-9]+", "p-n").Split('\n').Order(StringComparer.Ordinal));

    private (Runs Runs, Plan Plan, Random Random) Make(int seed)
    {
        var random = new Random(seed);
        var aws = new FakeAws();
        var changes = new List<Change>();
        for (var n = 0; n < random.Next(1, 4); n++)
        {
            aws.Put(
                Sample.Bucket("b" + n),
                new BucketPolicy(random.Next(2) == 0 ? null : $$"""{"Statement":[{"Sid":"Old{{random.Next(9)}}"}]}""")
            );
            changes.Add(SamplePlans.BucketPolicy(aws, "b" + n));
        }

        for (var n = 0; n < random.Next(0, 4); n++)
        {
            aws.Put(Sample.User("u" + n), Sample.UserFact("u" + n, random.Next(2) == 0 ? [] : ["devs"]));
            changes.Add(SamplePlans.AddToGroup(aws, "u" + n, "mfa", random.Next(3) == 0 ? [changes[random.Next(changes.Count)].Id] : []));
            if (random.Next(4) == 0)
            {
                // In place already: not the run's to take back.
                aws.Put(
                    Sample.User("u" + n),
                    aws.Get<IamUser>(Sample.User("u" + n))! with
                    {
                        Groups = [.. aws.Get<IamUser>(Sample.User("u" + n))!.Groups, "mfa"],
                    }
                );
            }
        }

        for (var n = 0; n < random.Next(0, 3); n++)
        {
            changes.Add(SamplePlans.CreateScp("scp" + n, "r-1"));
            if (random.Next(2) == 0)
            {
                changes.Add(SamplePlans.AttachScp("scp" + n, "ou-" + random.Next(3)));
            }
        }

        return (new Runs(aws, _folder.File($"j{seed}-{_folders++}")), SamplePlans.Of([.. changes]), random);
    }

    private static RunOptions Sometimes(Random random) =>
        SamplePlans.Yes with
        {
            Approve = (_, _) => ValueTask.FromResult(random.Next(5) > 0),
        };

    /// <summary>AWS refuses, throttles, loses its answer after the effect, or the process dies.</summary>
    private static async Task Disturbed(Runs runs, Random random, Func<Task> work)
    {
        runs.Aws.OnCall = (call, after) =>
        {
            switch (random.Next(16))
            {
                case 0 when !after:
                    throw new AwsCallException(FailureKind.AccessDenied, "AccessDenied", call.Action, "no");
                case 1 when !after:
                    throw new AwsCallException(FailureKind.Throttled, "ThrottlingException", call.Action, "slow down");
                case 2:
                    throw new AwsCallException(FailureKind.Unavailable, "", call.Action, "connection reset");
                case 3:
                    throw new Killed();
                default:
                    return;
            }
        };
        runs.Journals.Boundary = (_, _) =>
        {
            if (random.Next(40) == 0)
            {
                throw new Killed();
            }
        };
        try
        {
            await work();
        }
        catch (Killed)
        {
            // Somebody comes back later.
        }

        runs.Aws.OnCall = null;
        runs.Journals.Boundary = null;
    }
}
