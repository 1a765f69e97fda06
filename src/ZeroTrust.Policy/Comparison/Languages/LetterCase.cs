namespace ZeroTrust.Policy.Comparison.Languages;

/// <summary>Letters that are the same without regard to case, by the ordinal rule: equal when their capitals are.</summary>
internal static class LetterCase
{
    private static readonly Lazy<ILookup<char, char>> ByCapital = new(static () =>
        Enumerable.Range(char.MinValue, char.MaxValue + 1).Select(static code => (char)code)
            .Where(static c => char.ToUpperInvariant(c) != c || char.ToLowerInvariant(c) != c).ToLookup(char.ToUpperInvariant));

    /// <summary>Whether there is another letter that is the same without regard to case.</summary>
    public static bool Matters(char symbol) => char.IsAscii(symbol) ? char.IsAsciiLetter(symbol) : ByCapital.Value[char.ToUpperInvariant(symbol)].Any(other => other != symbol);

    /// <summary>The character and all its variants.</summary>
    public static IEnumerable<char> Variants(char symbol) => ByCapital.Value[char.ToUpperInvariant(symbol)].Prepend(symbol);
}
