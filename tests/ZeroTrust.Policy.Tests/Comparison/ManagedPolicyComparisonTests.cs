using System.Diagnostics;
using ZeroTrust.Policy.Comparison;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Tests.Corpus;

namespace ZeroTrust.Policy.Tests.Comparison;

public sealed class ManagedPolicyComparisonTests(ITestOutputHelper output)
{
    [Fact]
    public void Each_real_policy_gives_nothing_that_itself_does_not_give()
    {
        Assert.SkipUnless(ManagedPolicies.ArePresent, ManagedPolicies.Absent);
        var watch = Stopwatch.StartNew();
        foreach (var (name, json) in ManagedPolicies.All())
        {
            var document = PolicyDocument.Parse(json).Require();
            var comparison = PolicyComparer.Compare(document, document);
            Assert.True(comparison.Verdict == ComparisonVerdict.NoNewAccess, $"{name}: {comparison.Verdict} {comparison.Reason}");
        }

        output.WriteLine($"{watch.ElapsedMilliseconds} ms");
    }

    [Fact]
    public void Each_real_policy_gives_less_without_one_of_its_allowances()
    {
        Assert.SkipUnless(ManagedPolicies.ArePresent, ManagedPolicies.Absent);
        var undecided = new List<string>();
        foreach (var (name, json) in ManagedPolicies.All())
        {
            var whole = PolicyDocument.Parse(json).Require();
            var dropped = whole.Statements.FirstOrDefault(static statement => statement.Effect == Effect.Allow);
            var part = whole with { Statements = [.. whole.Statements.Where(statement => statement != dropped)] };
            Assert.True(PolicyComparer.Compare(whole, part).Verdict == ComparisonVerdict.NoNewAccess, name);

            var back = PolicyComparer.Compare(part, whole);
            if (back.Verdict == ComparisonVerdict.Undecided)
            {
                undecided.Add($"{name}: {back.Reason}");
            }
        }

        output.WriteLine($"{undecided.Count} undecided\n{string.Join("\n", undecided)}");
        Assert.True(undecided.Count <= 10, string.Join("\n", undecided));
    }
}
