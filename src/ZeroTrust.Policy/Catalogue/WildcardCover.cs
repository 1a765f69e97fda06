using System.Numerics;
using System.Runtime.InteropServices;

namespace ZeroTrust.Policy.Catalogue;

/// <summary>Finds few wildcard patterns that match all names of a set and none of the others. Candidates are the widest prefixes, suffixes,
/// infixes and prefix-suffix pairs that exclude all others; among them an exact cover search
/// with a bounded effort, greedy beyond it.</summary>
internal static class WildcardCover
{
    private const int SearchBudget = 100_000;
    private const int EverywhereLimit = 300;

    public static IReadOnlyList<string> Find(IReadOnlySet<string> wanted, IEnumerable<string> all)
    {
        var others = all.Where(n => !wanted.Contains(n)).Select(n => n.ToLowerInvariant()).ToArray();
        if (others.Length == 0)
        {
            return ["*"];
        }

        var names = wanted.Order(StringComparer.Ordinal).ToArray();
        var lower = names.Select(n => n.ToLowerInvariant()).ToArray();
        var candidates = Undominated(Candidates(names, lower, others));
        return [.. Cover(candidates, names.Length).Select(c => c.Pattern).Order(StringComparer.Ordinal)];
    }

    private sealed record Candidate(string Pattern, ulong[] Covers, int Count);

    private static List<Candidate> Candidates(string[] names, string[] lower, string[] others)
    {
        var found = new Dictionary<string, Candidate>(StringComparer.OrdinalIgnoreCase);
        var refused = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        // Cutting anywhere finds the most, where that is affordable; at words it still finds what people would write.
        var everywhere = (long)names.Length * others.Length <= EverywhereLimit;
        void Try(string head, string middle, string tail)
        {
            var pattern = middle.Length > 0 ? $"*{middle}*" : $"{head}*{tail}";
            if (found.ContainsKey(pattern) || refused.Contains(pattern))
            {
                return;
            }

            var (h, m, t) = (head.ToLowerInvariant(), middle.ToLowerInvariant(), tail.ToLowerInvariant());
            bool Matches(string name) =>
                m.Length > 0
                    ? name.Contains(m, StringComparison.Ordinal)
                    : name.Length >= h.Length + t.Length
                        && name.StartsWith(h, StringComparison.Ordinal)
                        && name.EndsWith(t, StringComparison.Ordinal);
            if (Array.Exists(others, Matches))
            {
                refused.Add(pattern);
                return;
            }
            var covers = new ulong[(names.Length + 63) / 64];
            var count = 0;
            for (var i = 0; i < lower.Length; i++)
            {
                if (!Matches(lower[i]))
                {
                    continue;
                }

                covers[i / 64] |= 1UL << (i % 64);
                count++;
            }
            found[pattern] = new Candidate(pattern, covers, count);
        }

        for (var i = 0; i < names.Length; i++)
        {
            var name = names[i];
            var own = new ulong[(names.Length + 63) / 64];
            own[i / 64] = 1UL << (i % 64);
            found[name] = new Candidate(name, own, 1);
            // The shortest prefix and suffix that no other name has: character by character, so that De* may cover Delete and Describe.
            var head = others.Max(o => CommonPrefix(o, lower[i])) + 1;
            if (head <= name.Length)
            {
                Try(name[..head], "", "");
            }

            var tail = others.Max(o => CommonSuffix(o, lower[i])) + 1;
            if (tail <= name.Length)
            {
                Try("", "", name[^tail..]);
            }

            var words = everywhere ? [.. Enumerable.Range(0, name.Length)] : WordStarts(name);
            for (var a = 0; a < words.Count; a++)
            {
                for (var b = a + 1; b <= words.Count; b++)
                {
                    var to = b < words.Count ? words[b] : name.Length;
                    if (a > 0 && b < words.Count)
                    {
                        Try("", name[words[a]..to], "");
                    }

                    if (a > 0)
                    {
                        Try(name[..words[a]], "", name[to..]);
                    }
                }
            }
        }
        return [.. found.Values.Select(c => Narrow(c, names))];
    }

    /// <summary>The most telling of the patterns with the same cover: as much common text as
    /// the covered names have, cut at a word.</summary>
    private static Candidate Narrow(Candidate candidate, string[] names)
    {
        if (candidate.Count == 1)
        {
            return candidate with
            {
                Pattern = names[
                    Array.FindIndex(candidate.Covers, c => c != 0) * 64
                        + BitOperations.TrailingZeroCount(candidate.Covers.First(c => c != 0))
                ],
            };
        }

        if (candidate.Pattern[0] == '*' || candidate.Pattern[^1] != '*')
        {
            return candidate;
        }

        var covered = names.Where((_, i) => (candidate.Covers[i / 64] >> (i % 64) & 1) != 0).ToList();
        var common = covered.Skip(1).Aggregate(covered[0].Length, (length, n) => Math.Min(length, CommonPrefix(covered[0], n)));
        var starts = WordStarts(covered[0]);
        while (common > candidate.Pattern.Length - 1 && common < covered[0].Length && !starts.Contains(common))
        {
            common--;
        }

        return candidate with
        {
            Pattern = covered[0][..Math.Max(common, candidate.Pattern.Length - 1)] + "*",
        };
    }

    /// <summary>Without those whose cover another one includes. Of equal covers the shorter pattern stays.</summary>
    private static List<Candidate> Undominated(List<Candidate> candidates)
    {
        var kept = new List<Candidate>();
        // Most candidates cover the same as another one: those go first, as the comparison of all with all is what costs.
        var distinct = candidates
            .GroupBy(c => new string(MemoryMarshal.Cast<ulong, char>(c.Covers)), StringComparer.Ordinal)
            .Select(g =>
                g.OrderBy(c => c.Pattern.Count(x => x == '*'))
                    .ThenBy(c => c.Pattern.Length)
                    .ThenBy(c => c.Pattern, StringComparer.Ordinal)
                    .First()
            );
        foreach (
            var candidate in distinct
                .OrderByDescending(c => c.Count)
                .ThenBy(c => c.Pattern.Count(x => x == '*'))
                .ThenBy(c => c.Pattern.Length)
                .ThenBy(c => c.Pattern, StringComparer.Ordinal)
        )
        {
            if (!kept.Exists(k => Includes(k.Covers, candidate.Covers)))
            {
                kept.Add(candidate);
            }
        }
        return kept;
    }

    private static List<Candidate> Cover(List<Candidate> candidates, int count)
    {
        var missing = new ulong[(count + 63) / 64];
        for (var i = 0; i < count; i++)
        {
            missing[i / 64] |= 1UL << (i % 64);
        }

        var best = Greedy(candidates, missing);
        var budget = SearchBudget;
        var byName = Enumerable
            .Range(0, count)
            .Select(i => candidates.Where(c => (c.Covers[i / 64] >> (i % 64) & 1) != 0).ToList())
            .ToArray();
        Search([], missing);
        return best;

        void Search(List<Candidate> chosen, ulong[] left)
        {
            // Each turn looks at every candidate, so that is what it costs.
            budget -= candidates.Count;
            if (budget <= 0)
            {
                return;
            }

            var open = Bits(left).ToList();
            if (open.Count == 0)
            {
                if (chosen.Count < best.Count)
                {
                    best = [.. chosen];
                }

                return;
            }
            // Every further pattern covers at most as much as the widest one.
            var widest = candidates.Max(c => Gain(c, left));
            if (chosen.Count + ((open.Count + widest - 1) / widest) >= best.Count)
            {
                return;
            }

            var hardest = open.MinBy(i => byName[i].Count);
            foreach (var candidate in byName[hardest].OrderByDescending(c => Gain(c, left)))
            {
                chosen.Add(candidate);
                Search(chosen, Without(left, candidate.Covers));
                chosen.RemoveAt(chosen.Count - 1);
                if (budget <= 0)
                {
                    return;
                }
            }
        }
    }

    private static List<Candidate> Greedy(List<Candidate> candidates, ulong[] missing)
    {
        var chosen = new List<Candidate>();
        var left = missing;
        while (Bits(left).Any())
        {
            var next = candidates.MaxBy(c => Gain(c, left))!;
            chosen.Add(next);
            left = Without(left, next.Covers);
        }
        // A later choice may have made an earlier one unnecessary.
        for (var i = chosen.Count - 1; i >= 0; i--)
        {
            var rest = chosen.Where((_, j) => j != i).Aggregate(missing, (l, c) => Without(l, c.Covers));
            if (!Bits(rest).Any())
            {
                chosen.RemoveAt(i);
            }
        }
        return chosen;
    }

    private static int Gain(Candidate candidate, ulong[] left)
    {
        var gain = 0;
        for (var i = 0; i < left.Length; i++)
        {
            gain += BitOperations.PopCount(candidate.Covers[i] & left[i]);
        }

        return gain;
    }

    private static ulong[] Without(ulong[] left, ulong[] covers) => [.. left.Select((l, i) => l & ~covers[i])];

    private static bool Includes(ulong[] outer, ulong[] inner)
    {
        for (var i = 0; i < inner.Length; i++)
        {
            if ((inner[i] & ~outer[i]) != 0)
            {
                return false;
            }
        }
        return true;
    }

    private static IEnumerable<int> Bits(ulong[] set)
    {
        for (var i = 0; i < set.Length; i++)
        {
            for (var rest = set[i]; rest != 0; rest &= rest - 1)
            {
                yield return (i * 64) + BitOperations.TrailingZeroCount(rest);
            }
        }
    }

    private static List<int> WordStarts(string name) =>
        [.. Enumerable.Range(0, name.Length).Where(i => i == 0 || (char.IsUpper(name[i]) && !char.IsUpper(name[i - 1])))];

    private static int CommonPrefix(string left, string right)
    {
        var i = 0;
        while (i < left.Length && i < right.Length && left[i] == right[i])
        {
            i++;
        }

        return i;
    }

    private static int CommonSuffix(string left, string right)
    {
        var i = 0;
        while (i < left.Length && i < right.Length && left[^(i + 1)] == right[^(i + 1)])
        {
            i++;
        }

        return i;
    }
}
