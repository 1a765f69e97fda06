namespace ZeroTrust.Policy.Comparison.Boxes;

/// <summary>A requirement on the values of a condition key, which may be absent, blank (nothing but empty texts), or hold values.</summary>
/// <remarks>
/// Every operator is one of two forms: all values lie in a set, or any value does. The
/// negation of either is the other one with the complement.
/// </remarks>
/// <param name="Dimension">The key, in lower case.</param>
/// <param name="Values">The set of values.</param>
/// <param name="All">All values must lie in the set, rather than any.</param>
/// <param name="AbsentHolds">What holds when the request has no such key.</param>
/// <param name="BlankHolds">What holds when the key has nothing but empty texts, which set operators treat as no value at all.</param>
internal sealed record KeyAtom(string Dimension, ValueSet Values, bool All, bool AbsentHolds, bool BlankHolds) : Atom(Dimension)
{
    public override Atom Negate() => new KeyAtom(Dimension, Values.Complement(), !All, !AbsentHolds, !BlankHolds);
}
