using System.Globalization;
using Spectre.Console;
using ZeroTrust.Aws.Connecting;
using ZeroTrust.Controls;
using ZeroTrust.Core.Connections;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Flow;
using ZeroTrust.Core.Journal;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Reports;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Reports;
using ZeroTrust.Sandbox;

namespace ZeroTrust.Examples.Quickstart;

/// <summary>The whole path: connect, collect, evaluate, report, plan, apply, look again, undo.</summary>
internal sealed class Tour(QuickstartOptions options, TimeProvider time)
{
    private static readonly string[] ReportNames = ["report.html", "report.json"];
    private const int WorstShown = 20;
    private readonly ControlCatalogue _controls = ControlCatalogue.Load(GuideControls.Assembly);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var sandbox = options.IsSandbox ? new SandboxFactory(time).Create(new SandboxOptions()) : null;
        await using var connection = await ConnectAsync(sandbox, cancellationToken);

        Screen.Heading(options.IsSandbox ? "The sample organization" : $"Connected as {connection.Info.CallerArn}");
        var started = time.GetTimestamp();
        var snapshot = await connection.CollectAsync(CollectRequest.Everything, null, cancellationToken);
        Screen.Header(snapshot.Header);
        AnsiConsole.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"  {snapshot.Count} facts over {snapshot.Header.Regions.Count} regions in "
                    + $"{time.GetElapsedTime(started).TotalSeconds:0.0} s, {snapshot.Gaps.Count()} things that could not be read"
            )
        );

        var findings = Assessor.Evaluate(snapshot, _controls).ToList();
        var posture = Posture.Of(findings, _controls, snapshot.Header);
        Screen.Heading("The worst findings");
        Screen.Findings(findings, WorstShown);
        Screen.Heading("How far from Zero Trust, step by step");
        Screen.Scores(posture);

        await SaveAsync(Report.Of(snapshot, findings, _controls, time.GetUtcNow()), cancellationToken);

        var plan = new PlanBuilder(time).FromFindings(
            findings,
            snapshot,
            _controls,
            new PlanRequest(connection.Info.CallerArn, connection.Info.Partition)
        );
        Screen.Heading($"A plan of {plan.Changes.Count} changes (a preview: nothing is sent)");
        Screen.Plan(plan);

        if (sandbox is not null)
        {
            await ChangeAsync(sandbox, connection, plan, posture, cancellationToken);
        }
    }

    private async Task<IAwsConnection> ConnectAsync(ISandbox? sandbox, CancellationToken cancellationToken)
    {
        if (options.Snapshot is { } file)
        {
            return new SnapshotConnection(await SnapshotFile.LoadAsync(file, cancellationToken: cancellationToken), file, time.GetUtcNow());
        }

#pragma warning disable RS0030 // The composition root is where the environment is handed in.
        var connector = new AwsConnector(time, Environment.GetEnvironmentVariable);
#pragma warning restore RS0030
        return await connector.ConnectAsync(
            sandbox?.Connection
                ?? new ConnectionOptions
                {
                    EndpointUrl = options.Endpoint,
                    ProfileName = options.Profile,
                    Regions = options.Regions,
                    Organization = options.Organization,
                },
            new QuietInteraction(),
            cancellationToken
        );
    }

    private async Task SaveAsync(Report report, CancellationToken cancellationToken)
    {
        Screen.Heading("Reports");
        var formats = new ReportFormats();
        Directory.CreateDirectory(options.Output);
        foreach (var name in ReportNames)
        {
            var path = Path.Combine(options.Output, name);
            await formats.ForPath(path)!.SaveAsync(report, path, cancellationToken);
            AnsiConsole.WriteLine("  " + path);
        }
    }

    private async Task ChangeAsync(
        ISandbox sandbox,
        IAwsConnection connection,
        Plan plan,
        Posture before,
        CancellationToken cancellationToken
    )
    {
        var untouched = sandbox.DumpState();
        var runner = new PlanRunner(connection, new JournalStore(Path.Combine(options.Output, "journal")), time);
        var run = new RunOptions { Approve = static (_, _) => ValueTask.FromResult(true) };

        Screen.Heading("Applied to the sample organization");
        var results = await ListAsync(runner.ApplyAsync(plan, run, cancellationToken));
        Screen.Results(results);
        var after = await connection.CollectAsync(CollectRequest.Everything, null, cancellationToken);
        Screen.Scores(Posture.Of(Assessor.Evaluate(after, _controls).ToList(), _controls, after.Header), before);

        Screen.Heading("Undone");
        var runId = results.Select(static result => result.RunId).FirstOrDefault(static id => id is not null);
        if (runId is not null)
        {
            Screen.Results(await ListAsync(runner.UndoAsync(runId, [], run, cancellationToken)));
        }

        AnsiConsole.WriteLine(
            sandbox.DumpState() == untouched
                ? "  The organization is exactly what it was."
                : "  What differs from before are things that AWS keeps for a while, such as keys that are waiting to be deleted."
        );
    }

    private static async Task<List<T>> ListAsync<T>(IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (var item in items)
        {
            list.Add(item);
        }

        return list;
    }
}
