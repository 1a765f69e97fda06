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
using ZeroTrust.Policy.Tests.Randomized;

namespace ZeroTrust.Policy.Tests.Packing;

public sealed class PackingManagedPolicyTests(ITestOutputHelper output)
{
    private static readonly (string Place, PackingLimits Limits)[] Places =
    [
        ("managed policy", PackingLimits.ManagedPolicy),
        ("inline of a role", PackingLimits.InlineRole),
        ("inline of a group", PackingLimits.InlineGroup),
        ("inline of a user", PackingLimits.InlineUser),
        ("session", PackingLimits.Session),
        ("SCP", PackingLimits.ServiceControl),
        ("RCP", PackingLimits.ResourceControl),
    ];

    [Fact]
    public void Real_policies_packed_mean_what_they_meant()
    {
        Assert.SkipUnless(ManagedPolicies.ArePresent, ManagedPolicies.Absent);
        var watch = Stopwatch.StartNew();
        var (before, after, changed) = (0, 0, 0);
        var (undecided, unproved, slow) = (new List<string>(), new List<string>(), new List<(long Time, string Name)>());
        var sizes = new List<(int Before, int After)>();
        // The few that are far larger than customers may have take as long as all others together.
        var largest = RunSettings.IsLarge ? int.MaxValue : 20_000;
        foreach (var (name, json) in ManagedPolicies.All())
        {
            var document = PolicyDocument.Parse(json).Require();
            var size = document.ToJson().Length;
            if (size > largest)
            {
                continue;
            }

            var one = Stopwatch.StartNew();
            // AWS's own policies may be larger than ours.
            var limits = new PackingLimits(Math.Max(PackingLimits.ManagedPolicy.MaximumCharacters, size));
            var result = PolicyPacker.Pack([document], limits);
            slow.Add((one.ElapsedMilliseconds, name));
            undecided.AddRange(result.Undecided.Select(u => $"{name}: {u}"));
            sizes.Add((result.CharactersBefore, result.CharactersAfter));
            (before, after) = (before + result.CharactersBefore, after + result.CharactersAfter);
            changed += result.Documents[0].Proof == PackingProof.Equivalent ? 1 : 0;
            Assert.True(result.Fits && result.Documents.Count == 1 && result.CharactersAfter <= result.CharactersBefore, name);

            var packed = document with { Statements = [.. result.Documents.SelectMany(static d => d.Document.Statements)] };
            if (result.Documents[0].Proof == PackingProof.Unchanged)
            {
                continue;
            }

            AssertSameDecisions(name, document, packed);
            // The steps are proved one by one; this asks once more, about the whole.
            foreach (var comparison in new[] { PolicyComparer.Compare(document, packed), PolicyComparer.Compare(packed, document) })
            {
                Assert.True(comparison.Verdict != ComparisonVerdict.NewAccess, name);
                if (comparison.Verdict == ComparisonVerdict.Undecided)
                {
                    unproved.Add($"{name}: {comparison.Reason}");
                }
            }
        }

        output.WriteLine(
            $"{sizes.Count} policies, {before} characters became {after} ({100.0 * (before - after) / before:F1} % saved), "
                + $"{sizes.Count(static s => s.After < s.Before)} smaller, "
                + $"{changed} with changed statements, {watch.ElapsedMilliseconds} ms"
        );
        foreach (var (place, limits) in Places)
        {
            output.WriteLine(
                $"too large for {place} ({limits.MaximumCharacters}): {sizes.Count(s => s.Before > limits.MaximumCharacters)} before, "
                    + $"{sizes.Count(s => s.After > limits.MaximumCharacters)} after"
            );
        }

        output.WriteLine(
            $"{undecided.Count} steps undecided\n{string.Join("\n", undecided)}\n{unproved.Count} unproved as a "
                + $"whole\n{string.Join("\n", unproved)}"
        );
        output.WriteLine(
            "slowest: " + string.Join(", ", slow.OrderByDescending(static s => s.Time).Take(5).Select(static s => $"{s.Name} {s.Time} ms"))
        );
        Assert.True(unproved.Count <= 5 && undecided.Count <= 20, string.Join("\n", [.. unproved, .. undecided]));
    }

    [Fact]
    public void Real_policies_that_are_too_large_are_split_into_documents_that_fit()
    {
        Assert.SkipUnless(ManagedPolicies.ArePresent, ManagedPolicies.Absent);
        var limits = PackingLimits.ManagedPolicy;
        var (policies, documents) = (0, 0);
        foreach (var (name, json) in ManagedPolicies.All())
        {
            var document = PolicyDocument.Parse(json).Require();
            var size = document.ToJson().Length;
            if (size <= limits.MaximumCharacters || (size > 20_000 && !RunSettings.IsLarge))
            {
                continue;
            }

            var result = PolicyPacker.Pack([document], limits);
            Assert.True(result.Fits, name);
            Assert.All(
                result.Documents,
                d => Assert.True(d.Characters <= limits.MaximumCharacters && d.Document.ToJson().Length == d.Characters, name)
            );
            AssertSameDecisions(
                name,
                document,
                document with
                {
                    Statements = [.. result.Documents.SelectMany(static d => d.Document.Statements)],
                }
            );
            (policies, documents) = (policies + 1, documents + result.Documents.Count);
        }

        output.WriteLine($"{policies} policies above {limits.MaximumCharacters} characters became {documents} documents within it");
        Assert.True(policies > 0);
    }

    // Requests made of what the policy itself names, so that most of them concern it.
    private static void AssertSameDecisions(string name, PolicyDocument before, PolicyDocument after)
    {
        var random = new Random(20261123);
        var resources = before
            .Statements.SelectMany(static s => s.Resource?.Patterns ?? [])
            .Select(static p => p.Text.Replace("*", "x", StringComparison.Ordinal))
            .Append("*")
            .Distinct()
            .ToArray();
        var actions = before
            .Statements.SelectMany(static s => s.Action!.Patterns)
            .Select(static p => p.Text.Replace("*", "X", StringComparison.Ordinal))
            .Distinct()
            .ToArray();
        var conditions = before.Statements.SelectMany(static s => s.Conditions.Conditions).ToArray();
        var (old, @new) = (
            new PolicySet { Identity = [new LayerPolicy("old", before)] },
            new PolicySet { Identity = [new LayerPolicy("new", after)] }
        );
        for (var i = 0; i < 50; i++)
        {
            var context = random.Next(2) == 0 ? RequestContext.Complete : RequestContext.Incomplete;
            foreach (var condition in conditions.OrderBy(_ => random.Next()).Take(2))
            {
                context = context.With(condition.Key, condition.Values[random.Next(condition.Values.Count)].Text);
            }

            var request = new AccessRequest(
                RequestPrincipal.Parse("arn:aws:iam::111122223333:user/u"),
                actions[random.Next(actions.Length)],
                resources[random.Next(resources.Length)],
                context,
                "111122223333"
            );
            Assert.True(
                PolicyEvaluator.Decide(request, old) == PolicyEvaluator.Decide(request, @new),
                $"{name}: {request.Action} {request.Resource}"
            );
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
            [
                .. statements
                    .Where(static s => s.Effect == Effect.Allow)
                    .SelectMany(s => catalogue.Expand(s.Action!))
                    .Select(static a => a.FullName),
            ];
    }
}
