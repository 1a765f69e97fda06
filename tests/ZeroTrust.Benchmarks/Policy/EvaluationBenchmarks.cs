using BenchmarkDotNet.Attributes;
using ZeroTrust.Policy.Decisions;

namespace ZeroTrust.Benchmarks.Policy;

/// <summary>Evaluations of prepared policies, against the baseline in the same run.</summary>
[MemoryDiagnoser]
public class EvaluationBenchmarks
{
    private readonly NaiveDecision _naive = new(EvaluationWorkloads.LargeJson);

    /// <summary>One statement, one action, one resource.</summary>
    [Benchmark]
    public Verdict SimpleAllow() => PolicyEvaluator.Decide(EvaluationWorkloads.SimpleRequest, EvaluationWorkloads.SimplePolicies);

    /// <summary>40 statements with wildcards, variables and conditions, and an SCP.</summary>
    [Benchmark]
    public Verdict FortyStatements() => PolicyEvaluator.Decide(EvaluationWorkloads.LargeRequest, EvaluationWorkloads.LargePolicies);

    /// <summary>The same with its explanation.</summary>
    [Benchmark]
    public Verdict FortyStatementsExplained() =>
        PolicyEvaluator.Evaluate(EvaluationWorkloads.LargeRequest, EvaluationWorkloads.LargePolicies).Verdict;

    /// <summary>The 40 statements, naively and without the SCP.</summary>
    [Benchmark(Baseline = true)]
    public bool FortyStatementsNaive() => _naive.Allows(EvaluationWorkloads.LargeRequest);
}
