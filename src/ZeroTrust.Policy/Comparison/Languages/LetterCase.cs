namespace ZeroTrust.Policy.Comparison.Languages;

/// <summary>Letters that are the same without regard to case, by the ordinal rule: equal when their capitals are.</summary>
internal static class LetterCase
{
    // Case pairs that depend on the language, or that only some ways to ignore case know.
    private const string Odd =
        "\u0130\u0131\u017F\u212A\u212B\u2126\u00B5\u03BC\u00DF\u1E9E\u03C2\u03C3\u03A3\u0345\u01C5\u01C8\u01CB\u01F2";

    private static readonly Lazy<ILookup<char, char>> ByCapital = new(static () =>
        Enumerable
            .Range(char.MinValue, char.MaxValue + 1)
            .Select(static code => (char)code)
            .Where(static c => char.ToUpperInvariant(c) != c || char.ToLowerInvariant(c) != c)
            .ToLookup(char.ToUpperInvariant)
    );

    /// <summary>Whether there is another letter that is the same without regard to case.</summary>
    public static bool Matters(char symbol) =>
        char.IsAscii(symbol) ? char.IsAsciiLetter(symbol) : ByCapital.Value[char.ToUpperInvariant(symbol)].Any(other => other != symbol);

    /// <summary>Whether every letter of a text has one other form at most, so that all ways to ignore case agree: not so for
    /// the dotless i, the Kelvin sign, sigma.</summary>
    public static bool IsPlain(string text) =>
        text.All(static c =>
            char.IsAscii(c)
            || (
                !char.IsSurrogate(c)
                && !Odd.Contains(c)
                && char.ToUpperInvariant(char.ToLowerInvariant(c)) == char.ToUpperInvariant(c)
                && char.ToLowerInvariant(char.ToUpperInvariant(c)) == char.ToLowerInvariant(c)
                && Variants(c).Distinct().Count() <= 2
            )
        );

    /// <summary>The character and all its variants.</summary>
    public static IEnumerable<char> Variants(char symbol) => ByCapital.Value[char.ToUpperInvariant(symbol)].Prepend(symbol);
}
