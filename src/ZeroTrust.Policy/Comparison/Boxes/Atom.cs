namespace ZeroTrust.Policy.Comparison.Boxes;

/// <summary>One requirement on one dimension of a request: principal, action, resource or a
/// condition key. Its negation is an atom too.</summary>
/// <param name="Dimension">Which dimension: see <see cref="Dimensions"/>, or the lower-case name of a condition key.</param>
internal abstract record Atom(string Dimension)
{
    public abstract Atom Negate();
}
