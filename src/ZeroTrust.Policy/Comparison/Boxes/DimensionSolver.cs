using System.Collections.Immutable;
using ZeroTrust.Policy.Comparison.Languages;

namespace ZeroTrust.Policy.Comparison.Boxes;

/// <summary>Finds out whether requirements on one dimension can hold together, and for which values.</summary>
internal sealed class DimensionSolver(Effort effort)
{
    private static readonly TextValues NotEmpty = new(new TextLanguage([Glob.Exactly("")]), Inside: false);
    private readonly Dictionary<AtomList, Choice?> _known = [];
    private readonly Automata _automata = new();

    /// <summary>Where a key is compared in two ways that cannot be put together (as text and as a
    /// number): its name. Nothing is decided then.</summary>
    public string? Undecided { get; private set; }

    /// <summary>A choice that meets all requirements; null when there is none.</summary>
    public Choice? Solve(AtomList atoms)
    {
        if (!_known.TryGetValue(atoms, out var choice))
        {
            choice = atoms.Items[0] is TextAtom ? Text(atoms.Items.Cast<TextAtom>()) : Key([.. atoms.Items.Cast<KeyAtom>()]);
            _known.Add(atoms, choice);
        }

        return choice;
    }

    private Choice? Text(IEnumerable<TextAtom> atoms)
    {
        var inside = new List<TextLanguage>();
        var outside = new List<TextLanguage>();
        foreach (var atom in atoms)
        {
            (atom.Inside ? inside : outside).Add(atom.Language);
        }

        return TextSearch.Find(inside, outside, effort, _automata) is { } text ? new Choice([text]) : null;
    }

    private Choice? Key(ImmutableArray<KeyAtom> atoms) =>
        atoms.All(static atom => atom.AbsentHolds)
            ? Choice.Absent
            : Values(atoms) ?? (atoms.All(static atom => atom.BlankHolds) ? Choice.Blank : null);

    private Choice? Values(ImmutableArray<KeyAtom> atoms)
    {
        var key = atoms[0].Dimension;
        var every = atoms.Where(static atom => atom.All).Select(static atom => atom.Values).ToImmutableArray();
        var some = atoms.Where(static atom => !atom.All).Select(static atom => atom.Values).ToImmutableArray();
        if (some.IsEmpty || Dimensions.HoldsOneValue(key))
        {
            return Member(key, [.. every, .. some, NotEmpty]) is { } one ? new Choice([one]) : null;
        }

        var values = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var set in some)
        {
            if ((Member(key, [.. every, set, NotEmpty]) ?? Member(key, every.Add(set))) is not { } value)
            {
                return null;
            }

            values.Add(value);
        }

        // Values that are all empty are the blank case; another value beside them must be allowed.
        if (values.All(static value => value.Length == 0))
        {
            if (Member(key, every.Add(NotEmpty)) is not { } other)
            {
                return null;
            }

            values.Add(other);
        }

        return new Choice([.. values]);
    }

    private string? Member(string key, ImmutableArray<ValueSet> sets)
    {
        if (sets.Any(static set => set.IsNothing))
        {
            return null;
        }

        var restricting = sets.Where(static set => !set.IsEverything).ToArray();
        if (restricting.All(static set => set is TextValues))
        {
            return TextSearch.Find(Languages(restricting, inside: true), Languages(restricting, inside: false), effort, _automata);
        }

        // What has a place on a scale is not empty.
        var ranges = restricting.OfType<RangeValues>().ToArray();
        if (
            restricting.Any(static set => set is TextValues && !ReferenceEquals(set, NotEmpty))
            || ranges.Any(range => range.Kind != ranges[0].Kind)
        )
        {
            Undecided ??= key;
            return "";
        }

        var common = ranges.Select(static range => range.Set).Aggregate(static (left, right) => left.Intersect(right));
        return !common.IsEmpty ? RangeScale.Text(ranges[0].Kind, common.Any)
            : ranges.All(static range => range.Malformed) ? "malformed"
            : null;
    }

    private static TextLanguage[] Languages(ValueSet[] sets, bool inside) =>
        [.. sets.Cast<TextValues>().Where(set => set.Inside == inside).Select(static set => set.Language)];
}
