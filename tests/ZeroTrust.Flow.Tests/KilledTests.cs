using System.Diagnostics;
using System.Globalization;
using ZeroTrust.Core.Flow;
using ZeroTrust.Core.Journal;
using ZeroTrust.Core.Planning.Intents;
using ZeroTrust.Core.Plans;
using ZeroTrust.Sandbox;
using ZeroTrust.Sandbox.Sample;

namespace ZeroTrust.Flow.Tests;

/// <summary>A child process applies a plan and is really killed at each boundary of its journal;
/// the sandbox lives on in this process.</summary>
public sealed class KilledTests
{
    private const int AtMost = 100;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_at_any_boundary_the_run_is_resumed_or_undone_and_nothing_is_lost()
    {
        await using var flow = await Flow.StartAsync(1, "eu-west-1");
        var snapshot = await flow.CollectAsync();
        var intent = new MfaEnforcementIntent("mfa-required", "RequireMfa", ["grace.dev"], false, SampleOrganization.Dev);
        var plan = new PlanBuilder(TimeProvider.System).FromIntent(intent, snapshot, Flow.Planners, flow.Request);
        Assert.NotEmpty(plan.Changes);
        await PlanFile.SaveAsync(plan, flow.PlanPath, Stop);
        await using var listener = SandboxListener.Start(flow.Sandbox);
        var before = flow.Dump();

        var complete = await ChildAsync(flow, listener, 0);
        Assert.True(complete.ExitCode == 0, complete.Output);
        var applied = flow.Dump();
        Assert.NotEqual(before, applied);
        await flow.UndoAsync(flow.Journals.Runs().Single().RunId);
        Assert.Equal(before, flow.Dump(before));

        var boundary = 1;
        for (; boundary <= AtMost; boundary++)
        {
            var known = flow.Journals.Runs().Select(run => run.RunId).ToHashSet(StringComparer.Ordinal);
            var killed = await ChildAsync(flow, listener, boundary);
            if (killed.ExitCode == 0)
            {
                break;
            }

            var run = flow.Journals.Runs().SingleOrDefault(r => !known.Contains(r.RunId));
            if (run is null)
            {
                Assert.Equal(before, flow.Dump(before)); // killed before the journal began: nothing may have been sent
                continue;
            }

            if (boundary % 2 == 0)
            {
                var resumed = await flow.ResumeAsync(run.RunId);
                Assert.DoesNotContain(
                    resumed,
                    result => result.Status is ChangeStatus.Failed or ChangeStatus.Drifted or ChangeStatus.Refused
                );
                Assert.Equal(applied, flow.Dump(applied));
            }

            var undone = await flow.UndoAsync(run.RunId);
            Assert.True(
                before == flow.Dump(before),
                $"Boundary {boundary}: "
                    + $"{string.Join("; ", undone.Select(result => $"{result.Change.Type} {result.Status} {result.Error?.Message}"))}"
            );
        }

        Assert.InRange(boundary, 10, AtMost);
        // The run that was not killed any more is whole, too.
        Assert.Equal(applied, flow.Dump(applied));
    }

    private static async Task<(int ExitCode, string Output)> ChildAsync(Flow flow, SandboxListener listener, int boundary)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (
            var argument in (string[])
                [
                    "exec",
                    "--roll-forward",
                    "Major",
                    Path.Combine(AppContext.BaseDirectory, "ZeroTrust.Flow.Tests.Child.dll"),
                    listener.Endpoint.AbsoluteUri,
                    SampleCredentials.AccessKeyId,
                    SampleCredentials.SecretAccessKey,
                    flow.PlanPath,
                    flow.Journals.Folder,
                    boundary.ToString(CultureInfo.InvariantCulture),
                ]
        )
        {
            start.ArgumentList.Add(argument);
        }

        using var child = Process.Start(start)!;
        var error = child.StandardError.ReadToEndAsync(Stop);
        var output = await child.StandardOutput.ReadToEndAsync(Stop);
        await child.WaitForExitAsync(Stop);
        return (child.ExitCode, output + await error);
    }
}
