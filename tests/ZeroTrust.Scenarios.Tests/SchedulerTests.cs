using ZeroTrust.Scenarios.Discovery;
using ZeroTrust.Scenarios.Running;

namespace ZeroTrust.Scenarios;

/// <summary>What goes wrong in one file is said by name, and takes no other file down.</summary>
public sealed class SchedulerTests
{
    [Fact]
    public async Task Each_file_comes_to_its_own_end()
    {
        var files = ScenarioFile.In(Repository.Samples).Where(static file => file.Name != "Hangs").ToArray();
        var scheduler = new Scheduler(1, static _ => TimeSpan.FromMinutes(5), TestContext.Current.CancellationToken);
        scheduler.Start(files);

        var mixed = await VerdictsAsync(scheduler, "Mixed");
        string[] names = ["A file of all kinds.passes", "A file of all kinds.fails", "A file of all kinds.skips"];
        Assert.Equal(names, mixed.Select(static v => v.Name));
        Assert.Null(mixed[0].Failure);
        Assert.Contains("Expected 2, because it is a sample, but got 1.", mixed[1].Failure, StringComparison.Ordinal);
        Assert.Contains("Mixed.Tests.ps1:3", mixed[1].Failure, StringComparison.Ordinal);
        Assert.Contains("it is a sample", mixed[2].SkipReason, StringComparison.Ordinal);

        var setup = string.Concat((await VerdictsAsync(scheduler, "BrokenSetup")).Select(static v => v.Failure));
        Assert.Contains("the setup is broken", setup, StringComparison.Ordinal);
        var unreadable = Assert.Single(await VerdictsAsync(scheduler, "Unreadable"));
        Assert.Contains("the file is broken", unreadable.Failure, StringComparison.Ordinal);
        Assert.Contains("None has no test", Assert.Single(await VerdictsAsync(scheduler, "None")).Failure, StringComparison.Ordinal);

        var ended = Assert.Single(await VerdictsAsync(scheduler, "Ends"));
        Assert.Contains("ended in the middle of Ends", ended.Failure, StringComparison.Ordinal);
        Assert.Contains("last words", ended.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_hangs_is_ended_and_the_others_go_on()
    {
        var files = ScenarioFile.In(Repository.Samples).Where(static file => file.Name is "Hangs" or "Mixed");
        var scheduler = new Scheduler(
            1,
            static file => TimeSpan.FromSeconds(file.Name == "Hangs" ? 10 : 300),
            TestContext.Current.CancellationToken
        );
        scheduler.Start(files.Select(static file => file.Name == "Hangs" ? file with { Size = long.MaxValue } : file));
        var hung = Assert.Single(await VerdictsAsync(scheduler, "Hangs"));
        Assert.Contains("Hangs did not end within 10 s", hung.Failure, StringComparison.Ordinal);
        Assert.Equal(3, (await VerdictsAsync(scheduler, "Mixed")).Length);
    }

    [Fact]
    public async Task Files_share_a_process_but_no_session_and_no_environment()
    {
        var file = ScenarioFile.In(Repository.Samples).Single(static file => file.Name == "Environment");
        var scheduler = new Scheduler(1, static _ => TimeSpan.FromMinutes(5), TestContext.Current.CancellationToken);
        scheduler.Start([file, file with { Name = "Again" }, file with { Name = "Alone", OwnProcess = true }]);
        var first = await scheduler.ResultOfAsync("Environment");
        var again = await scheduler.ResultOfAsync("Again");
        var alone = await scheduler.ResultOfAsync("Alone");
        Assert.All([first, again, alone], static result => Assert.Equal("Passed", Assert.Single(result.Its).Outcome));
        Assert.Equal(ProcessOf(first), ProcessOf(again));
        Assert.NotEqual(ProcessOf(first), ProcessOf(alone));
    }

    private static async Task<Verdict[]> VerdictsAsync(Scheduler scheduler, string name) =>
        [.. Verdicts.Of(name, await scheduler.ResultOfAsync(name))];

    private static string ProcessOf(ScenarioResult result) =>
        result.Output.Split('\n').Single(static line => line.StartsWith("process ", StringComparison.Ordinal)).Trim();
}
