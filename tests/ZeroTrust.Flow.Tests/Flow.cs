using System.Reflection;
using System.Text.Json.Nodes;
using ZeroTrust.Aws.Connecting;
using ZeroTrust.Core.Connections;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Flow;
using ZeroTrust.Core.Journal;
using ZeroTrust.Core.Planning;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Flow.Tests.Child;
using ZeroTrust.Sandbox;

namespace ZeroTrust.Flow.Tests;

/// <summary>The whole path on one sandbox: connect, collect, plan, apply, undo.</summary>
internal sealed class Flow : IAsyncDisposable
{
    public static readonly ControlCatalogue Controls = ControlCatalogue.Load(Assembly.Load("ZeroTrust.Controls"));

    public static readonly PlannerCatalogue Planners = PlannerCatalogue.Load(Assembly.Load("ZeroTrust.Controls"));

    private static readonly RunOptions Yes = new() { Approve = static (_, _) => ValueTask.FromResult(true), SettleFor = TimeSpan.Zero };

    private readonly string _folder = Path.Combine(Path.GetTempPath(), "zt-flow-" + Path.GetRandomFileName());

    private Flow(AwsSandbox sandbox, IAwsConnection connection)
    {
        Sandbox = sandbox;
        Connection = connection;
        Directory.CreateDirectory(_folder);
        Journals = new JournalStore(Path.Combine(_folder, "journal"));
    }

    public AwsSandbox Sandbox { get; }

    public IAwsConnection Connection { get; }

    public JournalStore Journals { get; }

    public string PlanPath => Path.Combine(_folder, "plan" + PlanFile.Extension);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static AwsConnector Connector { get; } = new(TimeProvider.System, static _ => null);

    public static Task<Flow> StartAsync(int seed, params string[] regions) => StartAsync(new SandboxOptions { Seed = seed }, regions);

    public static async Task<Flow> StartAsync(SandboxOptions options, params string[] regions)
    {
        var sandbox = new AwsSandbox(options, TimeProvider.System);
        return new Flow(sandbox, await Connector.ConnectAsync(sandbox.Connection with { Regions = regions }, new Quiet(), Stop));
    }

    /// <summary>Applies a plan by a role, instead of the connection's administrator.</summary>
    public async Task<IReadOnlyList<ChangeResult>> ApplyAsync(Plan plan, string roleArn)
    {
        await using var connection = await Connector.ConnectAsync(
            Sandbox.Connection with
            {
                Organization = false,
                RoleArn = roleArn,
                Regions = ["eu-west-1"],
            },
            new Quiet(),
            Stop
        );
        var results = new List<ChangeResult>();
        await foreach (
            var result in new PlanRunner(connection, Journals, TimeProvider.System).ApplyAsync(
                plan with
                {
                    CallerArn = connection.Info.CallerArn,
                },
                Yes,
                Stop
            )
        )
        {
            results.Add(result);
        }

        return results;
    }

    public Task<Snapshot> CollectAsync() => Connection.CollectAsync(CollectRequest.Everything, null, Stop);

    public PlanRequest Request =>
        new(Connection.Info.CallerArn, "aws")
        {
            BreakGlass = ["arn:aws:iam::*:user/break-glass-*", "arn:aws:iam::*:role/OrganizationAccountAccessRole"],
        };

    public async Task<IReadOnlyList<ChangeResult>> ApplyAsync(Plan plan)
    {
        var results = new List<ChangeResult>();
        await foreach (var result in new PlanRunner(Connection, Journals, TimeProvider.System).ApplyAsync(plan, Yes, Stop))
        {
            results.Add(result);
        }

        return results;
    }

    public async Task<IReadOnlyList<ChangeResult>> ResumeAsync(string run)
    {
        var results = new List<ChangeResult>();
        await foreach (var result in new PlanRunner(Connection, Journals, TimeProvider.System).ResumeAsync(run, Yes, Stop))
        {
            results.Add(result);
        }

        return results;
    }

    public async Task<IReadOnlyList<ChangeResult>> UndoAsync(string run)
    {
        var results = new List<ChangeResult>();
        await foreach (var result in new PlanRunner(Connection, Journals, TimeProvider.System).UndoAsync(run, [], Yes, Stop))
        {
            results.Add(result);
        }

        return results;
    }

    /// <summary>The state, without keys that wait for a deletion that was not planned before: no call deletes a key at once.</summary>
    public string Dump(string? before = null)
    {
        var now = Sandbox.DumpState();
        if (before is null)
        {
            return now;
        }

        var (state, old) = (JsonNode.Parse(now)!, JsonNode.Parse(before)!);
        foreach (var (account, content) in state["accounts"]!.AsObject())
        {
            foreach (var (region, things) in content!["regions"]!.AsObject().ToList())
            {
                var known = old["accounts"]![account]!["regions"]![region]?["keys"]?.AsObject();
                if (things!["keys"] is not JsonObject keys)
                {
                    continue;
                }

                foreach (var (id, key) in keys.ToList())
                {
                    if (key!["state"]!.ToString() == "PendingDeletion" && known?.ContainsKey(id) != true)
                    {
                        keys.Remove(id);
                    }
                }

                if (keys.Count == 0)
                {
                    things.AsObject().Remove("keys");
                }

                if (things.AsObject().Count == 0)
                {
                    content["regions"]!.AsObject().Remove(region);
                }
            }
        }

        return JsonNode.DeepEquals(state, old) ? before : state.ToJsonString(new() { WriteIndented = true });
    }

    public async ValueTask DisposeAsync()
    {
        await Connection.DisposeAsync();
        await Sandbox.DisposeAsync();
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }
}
