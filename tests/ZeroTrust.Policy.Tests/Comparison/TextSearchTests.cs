using ZeroTrust.Policy.Comparison.Languages;

namespace ZeroTrust.Policy.Tests.Comparison;

/// <summary>The product of automata against brute force: every text of a small alphabet,
/// matched by a few lines that share no code.</summary>
public sealed class TextSearchTests
{
    private static readonly string[] Texts = [.. AllTexts("abA:", 5)];

    [Fact]
    public void Search_agrees_with_trying_every_text_of_a_small_alphabet()
    {
        var random = new Random(20260731);
        for (var round = 0; round < 4000; round++)
        {
            var inside = Enumerable.Range(0, random.Next(0, 3)).Select(_ => Patterns(random)).ToArray();
            var outside = Enumerable.Range(0, random.Next(0, 3)).Select(_ => Patterns(random)).ToArray();
            var expected = Texts.FirstOrDefault(text => Fits(text, inside, outside));

            var effort = new Effort(100_000);
            var found = TextSearch.Find([.. inside.Select(Language)], [.. outside.Select(Language)], effort);

            Assert.False(effort.RanOut);
            var question = $"in {string.Join(" and ", inside.Select(Show))}, out of {string.Join(" and ", outside.Select(Show))}";
            if (found is null)
            {
                Assert.True(expected is null, $"'{expected}' is {question}, and was not found.");
            }
            else
            {
                Assert.True(Fits(found, inside, outside), $"'{found}' is not {question}.");
            }
        }
    }

    [Theory]
    [InlineData("home/\uE000/*", "home/*", true)]
    [InlineData("home/\uE000/*", "home/\uE000/*", true)]
    [InlineData("home/\uE000/*", "home/?/*", false)]
    [InlineData("home/\uE000/*", "home/\uE001/*", false)]
    [InlineData("home/*", "home/\uE000/*", false)]
    public void A_variable_is_a_symbol_that_only_itself_and_a_star_stand_for(string smaller, string larger, bool contained)
    {
        var found = TextSearch.Find([new([Glob.Parse(smaller)])], [new([Glob.Parse(larger)])], new Effort(100_000));
        Assert.Equal(contained, found is null);
    }

    [Fact]
    public void A_wildcard_inside_a_part_does_not_cross_a_colon()
    {
        var glob = new TextLanguage([new Glob([GlobElement.Of('a'), GlobElement.Of(':'), GlobElement.ManyInPart], ignoreCase: false)]);
        Assert.True(glob.Contains("a:bb"));
        Assert.True(glob.Contains("a:"));
        Assert.False(glob.Contains("a:b:b"));
    }

    [Fact]
    public void Letters_without_case_are_equal_by_their_capitals_only()
    {
        var kelvin = new TextLanguage([Glob.Exactly("k", ignoreCase: true)]);
        Assert.True(kelvin.Contains("K"));
        Assert.Equal("\u212A".Equals("k", StringComparison.OrdinalIgnoreCase), kelvin.Contains("\u212A"));
    }

    [Fact]
    public void Effort_that_runs_out_is_said()
    {
        var effort = new Effort(3);
        Assert.Null(TextSearch.Find([new([Glob.Parse("*abcdefgh*")]), new([Glob.Parse("*stuvwxyz*")])], [], effort));
        Assert.True(effort.RanOut);
    }

    private static bool Fits(string text, (string Pattern, bool IgnoreCase)[][] inside, (string Pattern, bool IgnoreCase)[][] outside) =>
        inside.All(patterns => patterns.Any(p => Matches(p.Pattern, text, p.IgnoreCase)))
        && !outside.Any(patterns => patterns.Any(p => Matches(p.Pattern, text, p.IgnoreCase)));

    private static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text, bool ignoreCase) =>
        pattern.IsEmpty ? text.IsEmpty
        : pattern[0] == '*' ? Matches(pattern[1..], text, ignoreCase) || (!text.IsEmpty && Matches(pattern, text[1..], ignoreCase))
        : !text.IsEmpty
            && (
                pattern[0] == '?'
                || text[..1].Equals(pattern[..1], ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)
            )
            && Matches(pattern[1..], text[1..], ignoreCase);

    private static (string Pattern, bool IgnoreCase)[] Patterns(Random random) =>
        [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => (Pattern(random), random.Next(4) == 0))];

    private static string Pattern(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(0, 5)).Select(_ => "aabbA:**?"[random.Next(9)]));

    private static TextLanguage Language((string Pattern, bool IgnoreCase)[] patterns) =>
        new(patterns.Select(static p => Glob.Parse(p.Pattern, p.IgnoreCase)));

    private static string Show((string Pattern, bool IgnoreCase)[] patterns) =>
        "{" + string.Join(", ", patterns.Select(static p => p.Pattern + (p.IgnoreCase ? "/i" : ""))) + "}";

    private static IEnumerable<string> AllTexts(string alphabet, int length)
    {
        yield return "";
        if (length > 0)
        {
            foreach (var rest in AllTexts(alphabet, length - 1))
            {
                foreach (var first in alphabet)
                {
                    yield return first + rest;
                }
            }
        }
    }
}
