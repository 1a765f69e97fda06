using ZeroTrust.Policy.Catalogue;
using ZeroTrust.Policy.Tests.Randomized;

namespace ZeroTrust.Policy.Tests.Catalogue;

/// <summary>Expanding and compressing are inverse to each other, for any actions and any patterns.</summary>
public sealed class CatalogueLawTests(ITestOutputHelper output)
{
    private static readonly IamCatalogue Iam = IamCatalogue.Default;

    [Fact]
    public void Any_set_of_actions_is_matched_exactly_by_the_patterns_it_compresses_to()
    {
        var random = new Random(RunSettings.Seed + 30);
        var (cases, actions, patterns) = (Math.Min(RunSettings.Cases(30), 1_000), 0, 0);
        for (var i = 0; i < cases; i++)
        {
            var chosen = new HashSet<string>(StringComparer.Ordinal);
            for (var s = random.Next(1, 4); s > 0; s--)
            {
                var service = Iam.Services[random.Next(Iam.Services.Count)];
                var share = random.NextDouble();
                chosen.UnionWith(service.Actions.Where(_ => random.NextDouble() < share).Select(static a => a.FullName));
            }

            var compressed = Exactly(chosen, $"seed {RunSettings.Seed}+30, case {i}");
            (actions, patterns) = (actions + chosen.Count, patterns + compressed);
        }

        output.WriteLine($"{cases} random sets from seed {RunSettings.Seed}+30: {actions} actions became {patterns} patterns");
    }

    [Fact]
    public void What_random_patterns_match_compresses_to_no_more_patterns_per_service_than_there_were()
    {
        var random = new Random(RunSettings.Seed + 31);
        var cases = Math.Min(RunSettings.Cases(150), 5_000);
        var (longer, most) = (0, 0);
        for (var i = 0; i < cases; i++)
        {
            var service = Iam.Services[random.Next(Iam.Services.Count)];
            if (service.Actions.Count == 0)
            {
                continue;
            }

            var given = Enumerable
                .Range(0, random.Next(1, 4))
                .Select(_ => $"{service.Prefix}:{Pattern(service.Actions[random.Next(service.Actions.Count)].Name, random)}")
                .ToArray();
            var chosen = Iam.Expand(given).Select(static a => a.FullName).ToHashSet(StringComparer.Ordinal);
            Assert.NotEmpty(chosen);
            var compressed = Exactly(chosen, $"seed {RunSettings.Seed}+31, case {i}: {string.Join(" ", given)}");
            if (compressed > given.Length)
            {
                (longer, most) = (longer + 1, Math.Max(most, compressed - given.Length));
            }
        }

        output.WriteLine($"{cases} lists of patterns from seed {RunSettings.Seed}+31: {longer} became longer, by {most} at most");
        // Patterns with several wildcards are not among what is looked for, so now and then one of them is worth several others.
        Assert.True(longer <= cases / 4);
    }

    private static int Exactly(HashSet<string> chosen, string context)
    {
        var compressed = Iam.Compress(chosen);
        var again = Iam.Expand(compressed).Select(static a => a.FullName).ToList();
        Assert.True(chosen.SetEquals(again) && again.Count == chosen.Count, $"{context}: {string.Join(" ", compressed)}");
        // None of them is there for nothing.
        Assert.All(
            compressed,
            pattern =>
                Assert.True(
                    compressed.Count == 1 || Iam.Expand(compressed.Where(p => p != pattern)).Count < chosen.Count,
                    $"{context}: {pattern}"
                )
        );
        return compressed.Count;
    }

    // The name with a star in the place of one or two parts, now and then in another letter case or with a question mark.
    private static string Pattern(string name, Random random)
    {
        var from = random.Next(name.Length);
        var text = name[..from] + "*" + name[random.Next(from, name.Length)..];
        if (random.Next(3) == 0)
        {
            text = "*" + text[random.Next(text.Length)..];
        }

        if (random.Next(5) == 0)
        {
            text = text.ToUpperInvariant();
        }

        if (random.Next(5) == 0 && text.Length > 2 && text[1] != '*')
        {
            text = text[..1] + "?" + text[2..];
        }

        return text;
    }
}
