using System.Diagnostics;
using ZeroTrust.Policy.Catalogue;
using ZeroTrust.Policy.Comparison;
using ZeroTrust.Policy.Conditions;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Layers;
using ZeroTrust.Policy.Packing;
using ZeroTrust.Policy.Principals;
using ZeroTrust.Policy.Tests.Corpus;

namespace ZeroTrust.Policy.Tests.Packing;

public sealed class PackingManagedPolicyTests(ITestOutputHelper output)
{
    [Fact]
    public void Real_policies_packed_means_what_it_meant()
    {
        Assert.SkipUnless(ManagedPolicies.ArePresent, ManagedPolicies.Absent);
        var watch = Stopwatch.StartNew();
        var (before, after, fewer, changed, compared) = (0, 0, 0, 0, 0);
        var (undecided, unproved, slow) = (new List<string>(), new List<string>(), new List<string>());
        // Every fourth, and none that is far above the limit: the few long ones take as long as all others together.
        foreach (var (name, json) in ManagedPolicies.All().Where(static (p, i) => i % 4 == 0 && p.Json.Length < 8_000))
        {
            var document = PolicyDocument.Parse(json).Require();
            var one = Stopwatch.StartNew();
            // AWS's own policies may be larger than ours.
            var limits = new PackingLimits(Math.Max(PackingLimits.ManagedPolicy.MaximumCharacters, document.ToJson().Length));
            var result = PolicyPacker.Pack([document], limits);
            if (one.ElapsedMilliseconds > 1000) slow.Add($"{name} {one.ElapsedMilliseconds} ms");
            undecided.AddRange(result.Undecided.Select(u => $"{name}: {u}"));
            (before, after) = (before + result.CharactersBefore, after + result.CharactersAfter);
            fewer += result.CharactersAfter < result.CharactersBefore ? 1 : 0;
            changed += result.Documents[0].Proof == PackingProof.Equivalent ? 1 : 0;
            Assert.True(result.Fits && result.CharactersAfter <= result.CharactersBefore, name);

            var packed = document with { Statements = [.. result.Documents.SelectMany(static d => d.Document.Statements)] };
            if (result.Documents[0].Proof == PackingProof.Unchanged) continue;
            AssertSameDecisions(name, document, packed);
            // The steps are proved one by one; long lists are too much to compare whole.
            if (result.CharactersBefore > 1500) continue;
            compared++;
            foreach (var comparison in new[] { PolicyComparer.Compare(document, packed), PolicyComparer.Compare(packed, document) })
            {
                Assert.True(comparison.Verdict != ComparisonVerdict.NewAccess, name);
                if (comparison.Verdict == ComparisonVerdict.Undecided) unproved.Add($"{name}: {comparison.Reason}");
            }
        }

        output.WriteLine($"{before} characters became {after} ({100.0 * (before - after) / before:F1} % saved), {fewer} policies smaller, {changed} with changed statements, {watch.ElapsedMilliseconds} ms");
        output.WriteLine($"{undecided.Count} steps undecided\n{string.Join("\n", undecided)}\n{compared} compared whole, {unproved.Count} of them unproved\n{string.Join("\n", unproved)}\nslow: {string.Join(", ", slow)}");
        Assert.True(unproved.Count <= 5, string.Join("\n", unproved));
    }

    // Requests made of what the policy itself names, so that most of them concern it.
    private static void AssertSameDecisions(string name, PolicyDocument before, PolicyDocument after)
    {
        var random = new Random(20261123);
        var resources = before.Statements.SelectMany(static s => s.Resource?.Patterns ?? []).Select(static p => p.Text.Replace("*", "x", StringComparison.Ordinal)).Append("*").Distinct().ToArray();
        var actions = before.Statements.SelectMany(static s => s.Action!.Patterns).Select(static p => p.Text.Replace("*", "X", StringComparison.Ordinal)).Distinct().ToArray();
        var conditions = before.Statements.SelectMany(static s => s.Conditions.Conditions).ToArray();
        var (old, @new) = (new PolicySet { Identity = [new AttachedPolicy("old", before)] }, new PolicySet { Identity = [new AttachedPolicy("new", after)] });
        for (var i = 0; i < 50; i++)
        {
            var context = random.Next(2) == 0 ? RequestContext.Complete : RequestContext.Incomplete;
            foreach (var condition in conditions.OrderBy(_ => random.Next()).Take(2)) context = context.With(condition.Key, condition.Values[random.Next(condition.Values.Count)].Text);
            var request = new AccessRequest(
                RequestPrincipal.Parse("arn:aws:iam::111122223333:user/u"), actions[random.Next(actions.Length)], resources[random.Next(resources.Length)], context, "111122223333");
            Assert.True(PolicyEvaluator.Decide(request, old) == PolicyEvaluator.Decide(request, @new), $"{name}: {request.Action} {request.Resource}");
        }
    }

    [Fact]
    public void Future_actions_make_real_policies_smaller_and_match_the_same_actions_today()
    {
        Assert.SkipUnless(ManagedPolicies.ArePresent, ManagedPolicies.Absent);
        var catalogue = IamCatalogue.Default;
        var (before, after, policies) = (0, 0, 0);
        foreach (var (name, json) in ManagedPolicies.All().Where(static (p, i) => i % 20 == 0 && p.Json.Length < 8_000))
        {
            var document = PolicyDocument.Parse(json).Require();
            var result = PolicyPacker.Pack([document], new PackingLimits(20_000), new PackingOptions { AllowFutureActions = true });
            (before, after, policies) = (before + result.CharactersBefore, after + result.CharactersAfter, policies + 1);
            var packed = result.Documents.SelectMany(static d => d.Document.Statements);
            Assert.True(Allowed(document.Statements).SetEquals(Allowed(packed)), name);
        }

        output.WriteLine($"{policies} policies: {before} characters became {after}");
        Assert.True(after < before);

        HashSet<string> Allowed(IEnumerable<Statement> statements) =>
            [.. statements.Where(static s => s.Effect == Effect.Allow).SelectMany(s => catalogue.Expand(s.Action!)).Select(static a => a.FullName)];
    }
}
