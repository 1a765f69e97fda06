namespace ZeroTrust.Policy.Documents.Reading;

/// <summary>Finds the name that was meant: letter case and one or two typing errors aside.</summary>
internal static class NearestName
{
    private const int MaximumErrors = 2;

    /// <summary>The known name that is nearest to what was written; null when none is near.</summary>
    public static string? Find(string written, IEnumerable<string> known)
    {
        string? best = null;
        var fewest = int.MaxValue;
        foreach (var name in known)
        {
            // Of a short name little would be left after two errors.
            var allowed = Math.Min(MaximumErrors, name.Length / 3);
            if (Math.Abs(name.Length - written.Length) > allowed)
            {
                continue;
            }

            var errors = Errors(name, written);
            if (errors <= allowed && errors < fewest)
            {
                (best, fewest) = (name, errors);
            }
        }
        return best;
    }

    /// <summary>Letters to insert, delete or replace (Levenshtein); some number above the maximum when there are more.</summary>
    private static int Errors(string left, string right)
    {
        Span<int> row = right.Length < 256 ? stackalloc int[right.Length + 1] : new int[right.Length + 1];
        for (var j = 0; j < row.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            var fewest = row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var cost = char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]) ? 0 : 1;
                (row[j], diagonal) = (Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + cost), row[j]);
                fewest = Math.Min(fewest, row[j]);
            }
            // It never falls from one row to the next.
            if (fewest > MaximumErrors)
            {
                return fewest;
            }
        }
        return row[^1];
    }
}
