using ZeroTrust.Core.Flow;
using ZeroTrust.Core.Journal;
using ZeroTrust.Core.Plans;

namespace ZeroTrust.Core.Tests.Samples;

/// <summary>A journal folder and short forms of the three ways to run.</summary>
internal sealed class Runs(FakeAws aws, string folder)
{
    public JournalStore Journals { get; } = new(folder) { WaitsForDisk = false };

    public FakeAws Aws { get; } = aws;

    public string LastRun => Journals.Runs()[0].RunId;

    public Task<List<ChangeResult>> ApplyAsync(Plan plan, RunOptions? options = null) =>
        List(Runner.ApplyAsync(plan, options ?? SamplePlans.Yes, Stop));

    /// <summary>Cancels applying.</summary>
    public CancellationToken Stop { get; set; } = TestContext.Current.CancellationToken;

    public Task<List<ChangeResult>> ResumeAsync(string runId, RunOptions? options = null) =>
        List(Runner.ResumeAsync(runId, options ?? SamplePlans.Yes));

    public Task<List<ChangeResult>> UndoAsync(string runId, RunOptions? options = null, params string[] changes) =>
        List(Runner.UndoAsync(runId, changes, options ?? SamplePlans.Yes));

    private PlanRunner Runner => new(Aws, Journals, new FixedTime());

    private static async Task<List<ChangeResult>> List(IAsyncEnumerable<ChangeResult> results)
    {
        var list = new List<ChangeResult>();
        await foreach (var result in results)
        {
            list.Add(result);
        }

        return list;
    }
}

internal sealed class FixedTime : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => Sample.Now;
}
