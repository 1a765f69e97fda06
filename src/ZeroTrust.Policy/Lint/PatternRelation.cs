namespace ZeroTrust.Policy.Lint;

/// <summary>Relations between patterns with <c>*</c> and <c>?</c>.</summary>
internal static class PatternRelation
{
    /// <summary>Whether one pattern certainly matches all that another matches. May miss it, never claims it wrongly.</summary>
    public static bool Covers(string outer, string inner, bool ignoreCase)
    {
        var comparison = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        if (outer == "*" || outer.Equals(inner, comparison))
        {
            return true;
        }

        if (outer.AsSpan().IndexOfAny('*', '?') < 0)
        {
            return false;
        }
        // The inner pattern as a text: its * is only matched by a *, its ? only by ? or *.
        int o = 0,
            i = 0,
            star = -1,
            mark = 0;
        while (i < inner.Length)
        {
            if (o < outer.Length && outer[o] == '*')
            {
                star = o++;
                mark = i;
            }
            else if (o < outer.Length && inner[i] != '*' && (outer[o] == '?' || Same(outer[o], inner[i])))
            {
                o++;
                i++;
            }
            else if (star >= 0)
            {
                o = star + 1;
                i = ++mark;
            }
            else
            {
                return false;
            }
        }
        while (o < outer.Length && outer[o] == '*')
        {
            o++;
        }

        return o == outer.Length;

        bool Same(char left, char right) => left == right || (ignoreCase && char.ToLowerInvariant(left) == char.ToLowerInvariant(right));
    }

    /// <summary>Whether some text matches both patterns.</summary>
    public static bool Overlap(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        // The plain beginnings or ends already disagree for most pairs; where they agree they need not be looked at again.
        while (!left.IsEmpty && !right.IsEmpty && left[0] is not ('*' or '?') && right[0] is not ('*' or '?'))
        {
            if (left[0] != right[0])
            {
                return false;
            }

            left = left[1..];
            right = right[1..];
        }
        while (!left.IsEmpty && !right.IsEmpty && left[^1] is not ('*' or '?') && right[^1] is not ('*' or '?'))
        {
            if (left[^1] != right[^1])
            {
                return false;
            }

            left = left[..^1];
            right = right[..^1];
        }
        // reach[j]: the first i characters of left and the first j of right can match a common text.
        Span<bool> reach = right.Length < 256 ? stackalloc bool[right.Length + 1] : new bool[right.Length + 1];
        Span<bool> next = right.Length < 256 ? stackalloc bool[right.Length + 1] : new bool[right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            next.Clear();
            for (var j = 0; j <= right.Length; j++)
            {
                if (i == 0 && j == 0)
                {
                    next[j] = true;
                }
                else if (i > 0 && left[i - 1] == '*')
                {
                    next[j] = reach[j] || (j > 0 && next[j - 1]);
                }
                else if (j > 0 && right[j - 1] == '*')
                {
                    next[j] = next[j - 1] || (i > 0 && reach[j]);
                }
                else
                {
                    next[j] = i > 0 && j > 0 && reach[j - 1] && (left[i - 1] == right[j - 1] || left[i - 1] == '?' || right[j - 1] == '?');
                }
            }
            next.CopyTo(reach);
        }
        return reach[right.Length];
    }
}
