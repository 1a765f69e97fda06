using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;
using ZeroTrust.Benchmarks.Policy;
using ZeroTrust.Benchmarks.PowerShell;
using ZeroTrust.Benchmarks.Trails;

// dotnet run -c Release --project tests/ZeroTrust.Benchmarks -- quick [policies.json]   medians of a few seconds, without BenchmarkDotNet
// dotnet run -c Release --project tests/ZeroTrust.Benchmarks -- forecast [megabytes]   over synthetic CloudTrail
// logs; 100 MB of JSON unless told (1000 for 1 GB);
// with "hostile" behind it every record has its own principal and resource
// dotnet run -c Release --project tests/ZeroTrust.Benchmarks -- --filter '*'           BenchmarkDotNet; its options follow
// dotnet run -c Release --project tests/ZeroTrust.Benchmarks -- escalation             the escalation graph only
// dotnet run -c Release --project tests/ZeroTrust.Benchmarks -- compare                the comparison of two policies only
// dotnet run -c Release --project tests/ZeroTrust.Benchmarks -- import [pwsh]          what
// importing the module adds to the start of PowerShell
// dotnet run -c Release --project tests/ZeroTrust.Benchmarks -- corpus <policies.json> lint of all
// policies of a file and their paths of escalation
if (args is ["corpus", var corpus])
{
    QuickCorpus.Run(corpus, Console.Out);
    return;
}
if (args is ["import", ..])
{
    await ImportTime.RunAsync(args.ElementAtOrDefault(1), Console.Out);
    return;
}
if (args is ["escalation"])
{
    QuickEscalation.Run(Console.Out);
    return;
}
if (args is ["compare"])
{
    QuickComparison.Run(Console.Out);
    return;
}
if (args is ["quick", ..])
{
    QuickEvaluation.Run(Console.Out);
    QuickComparison.Run(Console.Out);
    QuickEscalation.Run(Console.Out);
    if (args is [_, var policies])
    {
        QuickEvaluation.Lint(policies, Console.Out);
    }

    return;
}
if (args is ["forecast", ..])
{
    await QuickForecast.RunAsync(
        args is [_, var size, ..] ? long.Parse(size, CultureInfo.InvariantCulture) * 1_000_000 : 100_000_000,
        args is [_, _, "hostile"],
        Console.Out
    );
    return;
}

// In process: nothing has to be restored or built on the machine that measures.
var config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessNoEmitToolchain.Instance));
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config);
