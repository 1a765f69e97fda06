using System.Diagnostics;
using System.Text.Json;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Lint;

namespace ZeroTrust.Benchmarks.Policy;

/// <summary>Medians of short batches: robust against other work on the machine, and done in seconds.</summary>
internal static class QuickEvaluation
{
    public static void Run(TextWriter output)
    {
        Check(PolicyEvaluator.Decide(EvaluationWorkloads.SimpleRequest, EvaluationWorkloads.SimplePolicies));
        Check(PolicyEvaluator.Decide(EvaluationWorkloads.LargeRequest, EvaluationWorkloads.LargePolicies));
        var naive = new NaiveDecision(EvaluationWorkloads.LargeJson);
        var simple = Measure(500, () => PolicyEvaluator.Decide(EvaluationWorkloads.SimpleRequest, EvaluationWorkloads.SimplePolicies));
        var large = Measure(20, () => PolicyEvaluator.Decide(EvaluationWorkloads.LargeRequest, EvaluationWorkloads.LargePolicies));
        var baseline = Measure(1, () => naive.Allows(EvaluationWorkloads.LargeRequest) ? Verdict.Allowed : Verdict.ImplicitlyDenied);
        output.WriteLine($"simple allow:           {1e9 / simple,12:N0} evaluations per second and core ({simple:F0} ns)");
        output.WriteLine($"40 statements with SCP: {1e9 / large,12:N0} evaluations per second and core ({large:F0} ns)");
        output.WriteLine(
            $"naive baseline:         {1e9 / baseline,12:N0} evaluations per second and core ({baseline:F0} ns); the engine is "
                + $"{baseline / large:N0} times as fast"
        );
    }

    /// <summary>Lints every policy of a JSON file {name: {"Document": ...}}, catalogue included.</summary>
    public static void Lint(string file, TextWriter output)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        var policies = json.RootElement.EnumerateObject().Select(p => p.Value.GetProperty("Document").GetRawText()).ToList();
        for (var i = 0; i < 3; i++)
        {
            var linter = new PolicyLinter();
            var cpu = Process.GetCurrentProcess().TotalProcessorTime;
            var started = Stopwatch.GetTimestamp();
            var problems = policies.Sum(p => linter.Check(p, PolicyKind.Identity).Count);
            output.WriteLine(
                $"lint of {policies.Count} policies:   {Stopwatch.GetElapsedTime(started).TotalMilliseconds,8:F0} ms wall, "
                    + $"{(Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalMilliseconds,6:F0} ms of processor; "
                    + $"{problems} problems (run {i + 1})"
            );
        }
    }

    private static double Measure(int batch, Func<Verdict> work)
    {
        var times = new List<double>();
        var warm = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(warm) < TimeSpan.FromSeconds(1))
        {
            work();
        }

        for (var i = 0; i < 2_000 && Stopwatch.GetElapsedTime(warm) < TimeSpan.FromSeconds(4); i++)
        {
            var started = Stopwatch.GetTimestamp();
            for (var j = 0; j < batch; j++)
            {
                work();
            }

            times.Add(Stopwatch.GetElapsedTime(started).TotalNanoseconds / batch);
        }
        times.Sort();
        return times[times.Count / 2];
    }

    private static void Check(Verdict verdict)
    {
        if (verdict != Verdict.Allowed)
        {
            throw new InvalidOperationException($"The workload should be allowed, not {verdict}.");
        }
    }
}
