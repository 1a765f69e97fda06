using ZeroTrust.Policy.Comparison;
using ZeroTrust.Policy.Tests.Naive;
using ZeroTrust.Policy.Tests.Randomized;

namespace ZeroTrust.Policy.Tests.Comparison;

/// <summary>
/// All pairs of all policies of small worlds, and every request of the world through the evaluator and the
/// naive evaluator, which must agree: no proof is
/// contradicted, every example is real, and what stays undecided hides no request that only the new policy
/// allows for certain. In the suite all pairs of
/// policies of one statement and every n-th pair of all others; ZT_RANDOM_CASES says how many of them, and a million is all.
/// </summary>
public sealed class CompleteWorldTests(ITestOutputHelper output)
{
    private const int InSuite = 600;

    public static TheoryData<string> Worlds => [.. SmallWorld.All.Select(static world => world.Name)];

    [Theory]
    [MemberData(nameof(Worlds))]
    public void No_proof_is_contradicted_and_every_example_is_real(string name)
    {
        var world = SmallWorld.All.Single(world => world.Name == name);
        var requests = world
            .Requests.Select(static request => (Request: request, Naive: new NaiveRequest(DocumentVerdict.Json(request))))
            .ToArray();
        var policies = world
            .Policies()
            .Select(document =>
            {
                var verdict = new DocumentVerdict(document);
                return (
                    Document: document,
                    Verdict: verdict,
                    Answers: requests.Select(request => Agreed(verdict, request.Request, request.Naive)).ToArray()
                );
            })
            .ToArray();
        var pairs = (long)policies.Length * policies.Length;
        var step = Math.Max(1, pairs / RunSettings.Cases(InSuite));
        // Not in step with the number of policies, so that all of them come up.
        while (step > 1 && policies.Length % step == 0)
        {
            step++;
        }

        var (counts, asked, open) = (new int[3], 0, 0);
        var reasons = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var pair = 0L; pair < pairs; pair++)
        {
            var (left, right) = (pair / policies.Length, pair % policies.Length);
            if (pair % step != 0 && Math.Max(left, right) > world.Statements.Count)
            {
                continue;
            }

            asked++;
            var (old, @new) = (policies[left], policies[right]);
            var comparison = PolicyComparer.Compare(old.Document, @new.Document);
            counts[(int)comparison.Verdict]++;
            string Shown(string what) =>
                $"{name}: {what}\nbefore {old.Document.ToJson()}\nafter  {@new.Document.ToJson()}\n{comparison.Reason}";
            for (var i = 0; i < requests.Length; i++)
            {
                var contradicted = comparison.Verdict switch
                {
                    ComparisonVerdict.NoNewAccess => @new.Answers[i] > old.Answers[i],
                    ComparisonVerdict.Undecided => @new.Answers[i] == 2 && old.Answers[i] == 0,
                    _ => false,
                };
                if (contradicted && comparison.Verdict == ComparisonVerdict.Undecided)
                {
                    open++;
                    reasons[comparison.Reason] = reasons.GetValueOrDefault(comparison.Reason) + 1;
                    break;
                }

                if (contradicted)
                {
                    Assert.Fail(Shown($"proof contradicted by {DocumentVerdict.Json(requests[i].Request)}"));
                }
            }

            if (comparison.Example is { } example)
            {
                var json = DocumentVerdict.Json(example);
                if (@new.Verdict.Both(json) != 2 || old.Verdict.Both(json) != 0)
                {
                    Assert.Fail(Shown($"not real: {json}"));
                }
            }
        }

        output.WriteLine(
            $"{name}: {policies.Length} policies, {asked} of {pairs} pairs, {requests.Length} requests: proved {counts[0]}, by example "
                + $"{counts[1]}, undecided {counts[2]} (with a certain difference {open})"
        );
        foreach (var (reason, count) in reasons)
        {
            output.WriteLine($"  {count} {reason}");
        }

        Assert.True(
            name.Contains("variable", StringComparison.Ordinal) ? open * 10 < asked : open == 0,
            $"{open} undecided although there is an example"
        );
        Assert.True(counts[0] > asked / 10 && counts[1] > asked / 10);
    }

    private static int Agreed(DocumentVerdict verdict, Policy.Decisions.AccessRequest request, NaiveRequest naive)
    {
        var engine = verdict.Engine(request);
        Assert.Equal(verdict.Naive(naive), engine);
        return engine;
    }
}
