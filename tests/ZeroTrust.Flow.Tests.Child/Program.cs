using System.Diagnostics;
using System.Globalization;
using ZeroTrust.Aws.Connecting;
using ZeroTrust.Core.Connections;
using ZeroTrust.Core.Flow;
using ZeroTrust.Core.Journal;
using ZeroTrust.Core.Plans;
using ZeroTrust.Flow.Tests.Child;

// Applies a saved plan against an endpoint and is killed at one boundary of the journal: not an exception, not an exit, a kill.
// Arguments: endpoint, access key, secret key, plan file, journal folder, number of the boundary (0 for none).
var (endpoint, accessKey, secretKey, planFile, folder) = (new Uri(args[0]), args[1], args[2], args[3], args[4]);
var last = int.Parse(args[5], CultureInfo.InvariantCulture);
var options = new ConnectionOptions
{
    EndpointUrl = endpoint,
    AccessKey = accessKey,
    SecretKey = secretKey,
    Organization = true,
    Regions = ["eu-west-1"],
};
await using var connection = await new AwsConnector(TimeProvider.System, static _ => null).ConnectAsync(
    options,
    new Quiet(),
    CancellationToken.None
);
var seen = 0;
var journals = new JournalStore(folder)
{
    Boundary = (_, _) =>
    {
        if (Interlocked.Increment(ref seen) != last)
        {
            return;
        }

        using var self = Process.GetCurrentProcess();
        self.Kill();
        Thread.Yield();
    },
};
var runner = new PlanRunner(connection, journals, TimeProvider.System);
await foreach (
    var result in runner.ApplyAsync(
        await PlanFile.LoadAsync(planFile),
        new RunOptions { Approve = static (_, _) => ValueTask.FromResult(true), SettleFor = TimeSpan.Zero }
    )
)
{
    Console.WriteLine($"{result.Status} {result.Change.Type} {result.Error?.Message}");
}

Console.WriteLine("boundaries " + seen.ToString(CultureInfo.InvariantCulture));
