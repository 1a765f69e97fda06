using BenchmarkDotNet.Attributes;
using ZeroTrust.Policy.Comparison;

namespace ZeroTrust.Benchmarks.Policy;

/// <summary>Comparisons of two policies of 6 kB, each from the parsed documents on.</summary>
[MemoryDiagnoser]
public class ComparisonBenchmarks
{
    /// <summary>Another wording, proved to give nothing new.</summary>
    [Benchmark(Baseline = true)]
    public ComparisonVerdict Rewritten() => PolicyComparer.Compare(ComparisonWorkloads.Old, ComparisonWorkloads.Rewritten).Verdict;

    /// <summary>The other direction of the same proof.</summary>
    [Benchmark]
    public ComparisonVerdict RewrittenBack() => PolicyComparer.Compare(ComparisonWorkloads.Rewritten, ComparisonWorkloads.Old).Verdict;

    /// <summary>Less than before, proved.</summary>
    [Benchmark]
    public ComparisonVerdict Narrower() => PolicyComparer.Compare(ComparisonWorkloads.Old, ComparisonWorkloads.Narrower).Verdict;

    /// <summary>More than before, with an example.</summary>
    [Benchmark]
    public ComparisonVerdict Wider() => PolicyComparer.Compare(ComparisonWorkloads.Old, ComparisonWorkloads.Wider).Verdict;
}
