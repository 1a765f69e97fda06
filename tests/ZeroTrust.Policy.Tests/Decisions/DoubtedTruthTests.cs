using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Layers;

namespace ZeroTrust.Policy.Tests.Decisions;

public class DoubtedTruthTests
{
    private static readonly DecisionTrace Trace = new();
    private static readonly DoubtedTruth A = Trace.OnKey("a"),
        B = Trace.OnLayer(PolicyLayer.Boundary),
        C = Trace.OnFact(UnknownFact.KeyPolicy);

    private static DoubtedTruth[] All => [DoubtedTruth.False, A, B, C, A.Or(B), DoubtedTruth.True];

    [Fact]
    public void Leaving_the_doubts_out_it_is_Kleenes_logic()
    {
        foreach (var left in All)
        {
            Assert.Equal(left.Truth.Not(), left.Not().Truth);
            foreach (var right in All)
            {
                Assert.Equal(left.Truth.And(right.Truth), left.And(right).Truth);
                Assert.Equal(left.Truth.Or(right.Truth), left.Or(right).Truth);
            }
        }
    }

    [Fact]
    public void Doubts_are_kept_unless_something_certain_settles_the_matter()
    {
        Assert.Equal([new Doubt.ConditionKey("a"), new Doubt.UnreadLayer(PolicyLayer.Boundary)], Trace.Doubts(A.And(B)));
        Assert.Equal([new Doubt.ConditionKey("a"), new Doubt.Fact(UnknownFact.KeyPolicy)], Trace.Doubts(C.Or(A).Not()));
        Assert.Equal([new Doubt.ConditionKey("a")], Trace.Doubts(A.And(DoubtedTruth.True).Or(B.And(DoubtedTruth.False))));
        Assert.Empty(Trace.Doubts(A.Or(DoubtedTruth.True)));
        Assert.Empty(Trace.Doubts(A.And(DoubtedTruth.False)));
    }

    [Fact]
    public void However_many_doubts_there_are_none_is_lost()
    {
        var trace = new DecisionTrace();
        var all = Enumerable.Range(0, 100).Select(i => trace.OnKey($"key{i}")).ToArray();
        Assert.Equal(100, trace.Doubts(all.Aggregate(DoubtedTruth.True, static (sum, one) => sum.And(one))).Count);
        Assert.All(all, (truth, i) => Assert.Contains(new Doubt.ConditionKey($"KEY{i}"), trace.Doubts(truth)));
        Assert.True(all.Aggregate(DoubtedTruth.False, static (sum, one) => sum.Or(one)).IsUnknown);
        Assert.Single(trace.Doubts(all[0]));
    }

    [Fact]
    public void Every_case_and_every_fact_has_words_of_its_own()
    {
        var place = new PolicyPlace(PolicyLayer.Identity, "p", 0);
        var words = Enum.GetValues<UndefinedCase>()
            .Select(c => new Doubt.Undefined(place, c).ToString())
            .Concat(Enum.GetValues<UnknownFact>().Select(static f => new Doubt.Fact(f).ToString()))
            .Concat(Enum.GetValues<PolicyLayer>().Select(static l => new Doubt.UnreadLayer(l).ToString()))
            .ToArray();
        Assert.Equal(words.Length, words.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(
            "statement 1 of p (Identity), which is malformed (The statement has no Effect)",
            new Doubt.Malformed(place, "The statement has no Effect.").ToString()
        );
    }
}
