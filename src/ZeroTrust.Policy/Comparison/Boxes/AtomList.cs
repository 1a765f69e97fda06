using System.Collections.Immutable;

namespace ZeroTrust.Policy.Comparison.Boxes;

/// <summary>Requirements on one dimension, compared by value so that an answer about them can be remembered.</summary>
internal sealed class AtomList(ImmutableArray<Atom> items) : IEquatable<AtomList>
{
    private readonly int _hash = items.Aggregate(0, static (hash, atom) => HashCode.Combine(hash, atom));

    public ImmutableArray<Atom> Items { get; } = items;

    public AtomList With(Atom atom) => Items.Contains(atom) ? this : new AtomList(Items.Add(atom));

    public bool Equals(AtomList? other) => other is not null && _hash == other._hash && Items.AsSpan().SequenceEqual(other.Items.AsSpan());

    public override bool Equals(object? obj) => Equals(obj as AtomList);

    public override int GetHashCode() => _hash;
}
