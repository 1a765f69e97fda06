namespace ZeroTrust.Policy.Comparison.Languages;

/// <summary>Matches one text with one pattern.</summary>
internal static class GlobMatch
{
    public static bool Matches(Glob glob, ReadOnlySpan<char> text)
    {
        var comparison = glob.IgnoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return glob.IsLiteral
            ? text.Equals(glob.Prefix, comparison)
            : text.StartsWith(glob.Prefix, comparison) && text.EndsWith(glob.Suffix, comparison) && MatchesElements(glob, text);
    }

    // The places in the pattern that the text so far can have reached.
    private static bool MatchesElements(Glob glob, ReadOnlySpan<char> text)
    {
        var elements = glob.Elements;
        Span<bool> reached = stackalloc bool[elements.Length + 1];
        Span<bool> next = stackalloc bool[elements.Length + 1];
        Enter(glob, reached, 0);
        foreach (var symbol in text)
        {
            next.Clear();
            for (var i = 0; i < elements.Length; i++)
            {
                if (reached[i] && elements[i].Fits(symbol, glob.IgnoreCase))
                {
                    Enter(glob, next, elements[i].Repeats ? i : i + 1);
                }
            }

            next.CopyTo(reached);
        }

        return reached[elements.Length];
    }

    private static void Enter(Glob glob, Span<bool> reached, int position)
    {
        reached[position] = true;
        while (position < glob.Elements.Length && glob.Elements[position].Repeats)
        {
            reached[++position] = true;
        }
    }
}
