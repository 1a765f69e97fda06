using System.Collections.Immutable;
using System.Numerics;

namespace ZeroTrust.Policy.Comparison.Languages;

/// <summary>A set of whole numbers as sorted, disjoint closed intervals: addresses, instants in ticks, and
/// numbers scaled to a common denominator.</summary>
internal sealed class Intervals : IEquatable<Intervals>
{
    private readonly ImmutableArray<(BigInteger First, BigInteger Last)> _parts;

    private Intervals(ImmutableArray<(BigInteger First, BigInteger Last)> parts) => _parts = parts;

    public static Intervals Empty { get; } = new([]);

    public bool IsEmpty => _parts.IsEmpty;

    /// <summary>The member that is nearest to zero.</summary>
    public BigInteger Any => _parts.Select(static part => BigInteger.Clamp(BigInteger.Zero, part.First, part.Last)).MinBy(BigInteger.Abs);

    public static Intervals Between(BigInteger first, BigInteger last) => first > last ? Empty : new([(first, last)]);

    public Intervals Union(Intervals other)
    {
        var merged = new List<(BigInteger First, BigInteger Last)>();
        foreach (var part in _parts.Concat(other._parts).OrderBy(static part => part.First))
        {
            if (merged.Count > 0 && part.First <= merged[^1].Last + 1)
            {
                merged[^1] = (merged[^1].First, BigInteger.Max(merged[^1].Last, part.Last));
            }
            else
            {
                merged.Add(part);
            }
        }

        return new([.. merged]);
    }

    public Intervals Intersect(Intervals other)
    {
        var common = new List<(BigInteger First, BigInteger Last)>();
        for (int i = 0, j = 0; i < _parts.Length && j < other._parts.Length;)
        {
            var first = BigInteger.Max(_parts[i].First, other._parts[j].First);
            var last = BigInteger.Min(_parts[i].Last, other._parts[j].Last);
            if (first <= last)
            {
                common.Add((first, last));
            }

            if (_parts[i].Last < other._parts[j].Last)
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return new([.. common]);
    }

    /// <summary>Everything from <paramref name="first"/> to <paramref name="last"/> that is not in the set.</summary>
    public Intervals Complement(BigInteger first, BigInteger last)
    {
        var gaps = new List<(BigInteger First, BigInteger Last)>();
        var next = first;
        foreach (var part in _parts)
        {
            if (next < part.First)
            {
                gaps.Add((next, part.First - 1));
            }

            next = BigInteger.Max(next, part.Last + 1);
        }

        if (next <= last)
        {
            gaps.Add((next, last));
        }

        return new([.. gaps]);
    }

    public bool Contains(BigInteger value) => _parts.Any(part => part.First <= value && value <= part.Last);

    public bool Equals(Intervals? other) => other is not null && _parts.AsSpan().SequenceEqual(other._parts.AsSpan());

    public override bool Equals(object? obj) => Equals(obj as Intervals);

    public override int GetHashCode() => _parts.Aggregate(0, static (hash, part) => HashCode.Combine(hash, part));
}
