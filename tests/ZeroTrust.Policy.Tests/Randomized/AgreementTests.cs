using System.Text.Json;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Tests.Cases;
using ZeroTrust.Policy.Tests.Naive;

namespace ZeroTrust.Policy.Tests.Randomized;

public class AgreementTests(ITestOutputHelper output)
{
    [Fact]
    public void The_engine_and_the_naive_evaluator_agree_on_random_requests()
    {
        var cases = RunSettings.Cases(30_000);
        var scenarios = new RandomScenarios(RunSettings.Seed);
        var verdicts = new Dictionary<Verdict, int>();
        for (var i = 0; i < cases; i++)
        {
            var text = scenarios.Next();
            using var json = JsonDocument.Parse(text);
            var (request, policies) = (json.RootElement.GetProperty("request"), json.RootElement.GetProperty("policies"));
            var expected = NaiveEvaluator.Decide(request, policies);
            var (parsedRequest, parsedPolicies) = (Scenario.Request(request), Scenario.Policies(policies));
            var actual = PolicyEvaluator.Decide(parsedRequest, parsedPolicies);
            if (expected != actual)
            {
                Assert.Fail($"Seed {RunSettings.Seed}, case {i}: naive says {expected}, engine says {actual}.\n{text}");
            }

            if (i % 10 == 0)
            {
                var decision = PolicyEvaluator.Evaluate(parsedRequest, parsedPolicies);
                Assert.Equal(actual, decision.Verdict);
                // Every denial names a layer, and what is not certain says what it depends on; what is certain depends on nothing.
                if (actual is Verdict.ExplicitlyDenied or Verdict.ImplicitlyDenied && decision.BlockedBy is null)
                {
                    Assert.Fail($"Seed {RunSettings.Seed}, case {i}: no layer blocks.\n{text}");
                }

                if ((actual == Verdict.Indeterminate) != (decision.Doubts.Count > 0))
                {
                    Assert.Fail($"Seed {RunSettings.Seed}, case {i}: {actual}, and it depends on {decision.Doubts.Count} things.\n{text}");
                }
            }
            verdicts[actual] = verdicts.GetValueOrDefault(actual) + 1;
        }
        output.WriteLine(
            $"{cases} cases from seed {RunSettings.Seed}: "
                + $"{string.Join(", ", verdicts.OrderBy(v => v.Key).Select(v => $"{v.Key} {v.Value}"))}"
        );
        // The generator has to reach every verdict often, or agreement means little.
        Assert.All(
            Enum.GetValues<Verdict>(),
            v => Assert.True(verdicts.GetValueOrDefault(v) > cases / 50, $"{v} is rare: {verdicts.GetValueOrDefault(v)}")
        );
    }
}
