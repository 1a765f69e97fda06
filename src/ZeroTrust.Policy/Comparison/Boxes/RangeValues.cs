using ZeroTrust.Policy.Comparison.Languages;

namespace ZeroTrust.Policy.Comparison.Boxes;

/// <summary>Numbers, instants or addresses in intervals: Numeric*, Date* and IpAddress operators.</summary>
/// <param name="Kind">What the values are.</param>
/// <param name="Set">The values, in the scale of <see cref="RangeScale"/>.</param>
/// <param name="Malformed">Whether a value that is no number, date or address belongs to the set.</param>
internal sealed record RangeValues(RangeKind Kind, Intervals Set, bool Malformed) : ValueSet
{
    public override bool IsEverything => Complement().IsNothing;

    public override bool IsNothing => Set.IsEmpty && !Malformed;

    public override ValueSet Complement()
    {
        var (first, last) = RangeScale.Bounds(Kind);
        return new RangeValues(Kind, Set.Complement(first, last), !Malformed);
    }
}
