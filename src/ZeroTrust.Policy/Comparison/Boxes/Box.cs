using System.Collections.Immutable;

namespace ZeroTrust.Policy.Comparison.Boxes;

/// <summary>A set of requests: those that meet requirements on each dimension, the dimensions being independent of each other.</summary>
internal sealed class Box
{
    private readonly ImmutableSortedDictionary<string, AtomList> _dimensions;

    private Box(ImmutableSortedDictionary<string, AtomList> dimensions) => _dimensions = dimensions;

    /// <summary>All requests.</summary>
    public static Box Everything { get; } = new(ImmutableSortedDictionary.Create<string, AtomList>(StringComparer.Ordinal));

    /// <summary>The dimensions that are restricted.</summary>
    public IEnumerable<KeyValuePair<string, AtomList>> Restricted => _dimensions;

    /// <summary>The part of the box that also meets one more requirement; null when it is empty.</summary>
    public Box? With(Atom atom, DimensionSolver solver)
    {
        var atoms = _dimensions.TryGetValue(atom.Dimension, out var present) ? present.With(atom) : new AtomList([atom]);
        return ReferenceEquals(atoms, present) ? this
            : solver.Solve(atoms) is null ? null
            : new Box(_dimensions.SetItem(atom.Dimension, atoms));
    }

    /// <summary>The part that also meets all these requirements; null when it is empty.</summary>
    public Box? With(IEnumerable<Atom> atoms, DimensionSolver solver)
    {
        var box = this;
        foreach (var atom in atoms)
        {
            box = box.With(atom, solver);
            if (box is null)
            {
                return null;
            }
        }

        return box;
    }
}
