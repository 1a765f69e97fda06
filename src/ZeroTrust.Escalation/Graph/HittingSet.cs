namespace ZeroTrust.Escalation.Graph;

/// <summary>The fewest elements that meet every one of several sets: branch and bound, with the
/// greedy answer when that takes too long.</summary>
internal static class HittingSet
{
    private const int Budget = 100_000;

    public static (HashSet<int> Elements, bool IsSmallest) Find(IReadOnlyList<int[]> sets)
    {
        var best = Greedy(sets);
        var left = Budget;
        var chosen = new HashSet<int>();
        Search();
        return (best, left > 0);

        void Search()
        {
            if (--left <= 0)
            {
                return;
            }

            var open = sets.Where(s => !Array.Exists(s, chosen.Contains)).ToList();
            if (open.Count == 0)
            {
                if (chosen.Count < best.Count)
                {
                    best = [.. chosen];
                }

                return;
            }
            // Sets without common elements need one element each.
            if (chosen.Count + Disjoint(open) >= best.Count)
            {
                return;
            }

            foreach (var element in open.MinBy(s => s.Length)!.OrderByDescending(e => open.Count(s => Array.IndexOf(s, e) >= 0)))
            {
                chosen.Add(element);
                Search();
                chosen.Remove(element);
                if (left <= 0)
                {
                    return;
                }
            }
        }
    }

    private static int Disjoint(List<int[]> sets)
    {
        var used = new HashSet<int>();
        var count = 0;
        foreach (var set in sets.OrderBy(s => s.Length))
        {
            if (Array.Exists(set, used.Contains))
            {
                continue;
            }

            used.UnionWith(set);
            count++;
        }
        return count;
    }

    private static HashSet<int> Greedy(IReadOnlyList<int[]> sets)
    {
        var chosen = new HashSet<int>();
        var open = sets.ToList();
        while (open.Count > 0)
        {
            var most = open.SelectMany(s => s).GroupBy(e => e).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().Key;
            chosen.Add(most);
            open.RemoveAll(s => Array.IndexOf(s, most) >= 0);
        }
        foreach (var element in chosen.ToArray())
        {
            if (sets.All(s => s.Any(e => e != element && chosen.Contains(e))))
            {
                chosen.Remove(element);
            }
        }
        return chosen;
    }
}
