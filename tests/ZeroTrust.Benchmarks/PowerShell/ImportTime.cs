using System.Diagnostics;
using System.Globalization;

namespace ZeroTrust.Benchmarks.PowerShell;

/// <summary>
/// What <c>Import-Module</c> adds to the start of a PowerShell that does nothing: pairs of processes one after the other, so that what else
/// the machine does falls on both. Prints medians; it judges nothing.
/// </summary>
internal static class ImportTime
{
    private const int Pairs = 15;

    /// <summary>Measures.</summary>
    /// <param name="pwsh">The PowerShell to start; null for tests/ZeroTrust.PowerShell.Host, which must be built.</param>
    /// <param name="output">Where the numbers go.</param>
    public static async Task RunAsync(string? pwsh, TextWriter output)
    {
        var root = Root();
        string[] program = pwsh is null ? ["dotnet", Host(root)] : [pwsh];
        var import = $"Import-Module '{Path.Combine(root, "ZeroTrust.psd1").Replace("'", "''", StringComparison.Ordinal)}'";
        await StartAsync(program, import);
        var (empty, with) = (new List<double>(), new List<double>());
        for (var i = 0; i < Pairs; i++)
        {
            empty.Add(await StartAsync(program, "$null"));
            with.Add(await StartAsync(program, import));
        }

        var added = empty.Zip(with, static (a, b) => b - a);
        var ratios = empty.Zip(with, static (a, b) => b / a);
        await output.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"empty start {Median(empty):0} ms, with the module {Median(with):0} ms: {Median(added):0} ms "
                    + $"more, ratio {Median(ratios):0.00}"
            )
        );
    }

    private static async Task<double> StartAsync(string[] program, string command)
    {
        var start = new ProcessStartInfo(program[0], [.. program[1..], "-NoProfile", "-NonInteractive", "-Command", command]);
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        var elapsed = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        return process.ExitCode == 0 ? elapsed : throw new InvalidOperationException($"{program[0]} ended with {process.ExitCode}.");
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Pairs / 2);

    private static string Host(string root)
    {
        var built = new DirectoryInfo(Path.Combine(root, "tests", "ZeroTrust.PowerShell.Host"))
            .EnumerateFiles("ZeroTrust.PowerShell.Host.dll", SearchOption.AllDirectories)
            .Where(static file => file.FullName.Split(Path.DirectorySeparatorChar).Contains("bin"));
        return built.MaxBy(static file => file.LastWriteTimeUtc)?.FullName
            ?? throw new InvalidOperationException("Build tests/ZeroTrust.PowerShell.Host first, or name a pwsh.");
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ZeroTrust.PowerShell.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("No folder above has ZeroTrust.PowerShell.sln.");
    }
}
