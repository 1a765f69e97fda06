using System.Diagnostics;
using ZeroTrust.Policy.Comparison;
using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Benchmarks.Policy;

/// <summary>Medians of comparing policies of 6 kB; beside them the mean time of the processor, which
/// other work on the machine disturbs less.</summary>
internal static class QuickComparison
{
    private const int Runs = 101;

    public static void Run(TextWriter output)
    {
        var old = ComparisonWorkloads.Old;
        Measure(output, "rewritten, proved", old, ComparisonWorkloads.Rewritten, ComparisonVerdict.NoNewAccess);
        Measure(output, "rewritten, back", ComparisonWorkloads.Rewritten, old, ComparisonVerdict.NoNewAccess);
        Measure(output, "narrower, proved", old, ComparisonWorkloads.Narrower, ComparisonVerdict.NoNewAccess);
        Measure(output, "wider, by example", old, ComparisonWorkloads.Wider, ComparisonVerdict.NewAccess);
    }

    private static void Measure(TextWriter output, string name, PolicyDocument old, PolicyDocument @new, ComparisonVerdict expected)
    {
        var times = new List<double>();
        var processor = TimeSpan.Zero;
        using var process = Process.GetCurrentProcess();
        for (var run = -Runs; run < Runs; run++)
        {
            if (run == 0)
            {
                processor = process.TotalProcessorTime;
            }

            var started = Stopwatch.GetTimestamp();
            var comparison = PolicyComparer.Compare(old, @new);
            if (run >= 0)
            {
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }

            if (comparison.Verdict != expected)
            {
                throw new InvalidOperationException(
                    $"{name} should be {expected}, not {comparison.Verdict}: {comparison.Reason} {comparison.Example?.Action} "
                        + $"{comparison.Example?.Resource}"
                );
            }
        }
        process.Refresh();
        var used = (process.TotalProcessorTime - processor).TotalMilliseconds / Runs;
        times.Sort();
        output.WriteLine(
            $"compare, {name + ":",-19} median {times[Runs / 2],6:F2} ms, {used,6:F2} ms of processor ({ComparisonWorkloads.Size(old)} "
                + $"and {ComparisonWorkloads.Size(@new)} characters)"
        );
    }
}
