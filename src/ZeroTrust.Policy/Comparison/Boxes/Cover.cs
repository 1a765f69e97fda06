using System.Collections.Immutable;
using ZeroTrust.Policy.Comparison.Languages;

namespace ZeroTrust.Policy.Comparison.Boxes;

/// <summary>Finds a part of a box that no cover reaches, by taking one cover after the other away from it.</summary>
internal sealed class Cover(DimensionSolver solver, Effort effort)
{
    /// <summary>A part of the box outside all covers; null when they reach everything, or when the effort ran out.</summary>
    /// <param name="box">What should be covered.</param>
    /// <param name="covers">Each a box, as its atoms.</param>
    public Box? Uncovered(Box box, ImmutableArray<ImmutableArray<Atom>> covers) => Uncovered(box, covers, 0);

    private Box? Uncovered(Box box, ImmutableArray<ImmutableArray<Atom>> covers, int next)
    {
        while (next < covers.Length && box.With(covers[next], solver) is null)
        {
            next++;
        }

        if (next == covers.Length)
        {
            return box;
        }

        if (!effort.Spend())
        {
            return null;
        }

        var inside = box;
        foreach (var atom in covers[next])
        {
            if (inside.With(atom.Negate(), solver) is { } piece && Uncovered(piece, covers, next + 1) is { } uncovered)
            {
                return uncovered;
            }

            if (inside.With(atom, solver) is not { } rest)
            {
                return null;
            }

            inside = rest;
        }

        return null;
    }
}
