using System.Text.Json;
using System.Text.Json.Nodes;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Tests.Cases;
using ZeroTrust.Policy.Tests.Naive;

namespace ZeroTrust.Policy.Tests.Randomized;

/// <summary>The doubts of a decision are all that it depends on, and nothing else: against the naive
/// evaluator, which knows nothing of doubts.</summary>
public class DoubtTests(ITestOutputHelper output)
{
    private const int Attempts = 400;

    [Fact]
    public void What_is_not_known_and_is_no_doubt_of_the_decision_does_not_matter()
    {
        var open = 0;
        ForEachIndeterminate(
            1,
            (scenarios, scenario, decision, where) =>
            {
                var others = Resolution
                    .Open(scenario)
                    .Except(decision.Doubts)
                    .Where(doubt => !decision.Doubts.Any(d => Implies(doubt, d)))
                    .ToArray();
                if (others.Length == 0)
                {
                    return;
                }

                open++;
                for (var i = 0; i < 3; i++)
                {
                    var settled = Resolution.Of(scenario, others, scenarios);
                    Assert.True(
                        Decide(settled, where).Verdict == Verdict.Indeterminate,
                        $"{where}\nsettled otherwise: {settled.ToJsonString()}"
                    );
                }
            }
        );
        output.WriteLine($"{open} uncertain decisions with something that did not matter");
        Assert.True(open > 100, $"only {open} scenarios had something that did not matter");
    }

    [Fact]
    public void When_all_doubts_of_a_decision_are_settled_it_is_certain()
    {
        var settledAtOnce = 0;
        var total = 0;
        ForEachIndeterminate(
            2,
            (scenarios, scenario, decision, where) =>
            {
                total++;
                var isCertain = false;
                for (var i = 0; i < Attempts && !isCertain; i++)
                {
                    var settled = Resolution.Of(scenario, decision.Doubts, scenarios);
                    var again = Decide(settled, where);
                    // A value may lead to what AWS does not define, and to nothing else that is not known.
                    Assert.True(
                        again.Doubts.All(static d => d is Doubt.Undefined),
                        $"{where}\nsettled: {settled.ToJsonString()}\nstill: {string.Join("; ", again.Doubts)}"
                    );
                    isCertain = again.Verdict != Verdict.Indeterminate;
                    if (isCertain && i == 0)
                    {
                        settledAtOnce++;
                    }
                }
                Assert.True(isCertain, $"{where}\nstays uncertain, whatever {string.Join("; ", decision.Doubts)} is");
            }
        );
        output.WriteLine($"{total} uncertain decisions, {settledAtOnce} certain with the first values that were tried");
        Assert.True(settledAtOnce > total / 3, $"only {settledAtOnce} of {total} were certain at once");
    }

    [Fact]
    public void Each_doubt_of_a_decision_decides_for_some_values_of_the_others()
    {
        var (deciding, all) = (0, 0);
        ForEachIndeterminate(
            3,
            (scenarios, scenario, decision, where) =>
            {
                foreach (var doubt in decision.Doubts)
                {
                    var others = decision.Doubts.Where(d => d != doubt).ToArray();
                    all++;
                    if (
                        Enumerable
                            .Range(0, Attempts)
                            .Any(_ => Decide(Resolution.Of(scenario, others, scenarios), where).Doubts.Contains(doubt))
                    )
                    {
                        deciding++;
                    }
                }
            }
        );
        output.WriteLine($"{deciding} of {all} doubts decide for some values of the others");
        // Not all do: of "a, and a or b" b never does, and some conditions hold for no value at all.
        Assert.True(deciding >= all * 0.9, $"{deciding} of {all} doubts decide for some values of the others");
    }

    /// <summary>Whether settling one settles the other: keys follow from facts.</summary>
    private static bool Implies(Doubt doubt, Doubt other) =>
        doubt is Doubt.Fact fact
        && other is Doubt.ConditionKey { Key: var key }
        && (
            fact.What switch
            {
                UnknownFact.ResourceAccount => "aws:ResourceAccount",
                UnknownFact.ServiceLinkedRole => "aws:PrincipalArn",
                UnknownFact.UniqueId => "aws:userid",
                _ => "",
            }
        ).Equals(key, StringComparison.OrdinalIgnoreCase);

    private static void ForEachIndeterminate(int salt, Action<RandomScenarios, JsonObject, Decision, string> check)
    {
        var scenarios = new RandomScenarios(RunSettings.Seed + 100 + salt);
        var seen = new HashSet<Type>();
        for (var i = 0; i < RunSettings.Cases(30_000) / 10; i++)
        {
            var text = scenarios.Next();
            var scenario = JsonNode.Parse(text)!.AsObject();
            var where = $"Seed {RunSettings.Seed}+{100 + salt}, case {i}: {text}";
            var decision = Decide(scenario, where);
            if (decision.Verdict != Verdict.Indeterminate)
            {
                continue;
            }

            foreach (var doubt in decision.Doubts)
            {
                seen.Add(doubt.GetType());
            }

            check(scenarios, scenario, decision, $"{where}\ndepends on {string.Join("; ", decision.Doubts)}");
        }
        Assert.True(seen.Count >= 4, $"only these kinds of doubt occurred: {string.Join(", ", seen.Select(static t => t.Name))}");
    }

    private static Decision Decide(JsonObject scenario, string where)
    {
        using var json = JsonDocument.Parse(scenario.ToJsonString());
        var (request, policies) = (json.RootElement.GetProperty("request"), json.RootElement.GetProperty("policies"));
        var decision = PolicyEvaluator.Evaluate(Scenario.Request(request), Scenario.Policies(policies));
        Assert.True(
            NaiveEvaluator.Decide(request, policies) == decision.Verdict,
            $"{where}\nthe evaluators disagree on {scenario.ToJsonString()}"
        );
        return decision;
    }
}
