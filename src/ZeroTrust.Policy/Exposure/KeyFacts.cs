using ZeroTrust.Policy.Comparison.Boxes;
using ZeroTrust.Policy.Comparison.Languages;

namespace ZeroTrust.Policy.Exposure;

/// <summary>What requests of some outsider can have in condition keys. A key without fact may have any value or none.</summary>
internal sealed class KeyFacts
{
    private readonly Dictionary<string, List<KeyAtom>> _atoms = new(StringComparer.Ordinal);
    private readonly List<(string Prefix, Func<string, KeyAtom> Atom)> _families = [];

    /// <summary>What is known about a key, all of which holds.</summary>
    public IEnumerable<KeyAtom> Find(string key) =>
        _atoms.TryGetValue(key, out var atoms) ? atoms
        : _families.FirstOrDefault(f => key.StartsWith(f.Prefix, StringComparison.Ordinal)).Atom is { } family ? [family(key)]
        : [];

    /// <summary>The requests do not have the keys.</summary>
    public KeyFacts Absent(params string[] keys)
    {
        foreach (var key in keys)
        {
            Add(Nothing(key));
        }

        return this;
    }

    /// <summary>The requests do not have keys that begin so.</summary>
    public KeyFacts AbsentFamily(string prefix)
    {
        _families.Add((prefix, Nothing));
        return this;
    }

    /// <summary>The requests have a value that matches one of the patterns.</summary>
    public KeyFacts Is(string key, params string[] patterns) => Set(key, patterns, inside: true, absentToo: false);

    /// <summary>The requests have no such key, or a value that matches one of the patterns.</summary>
    public KeyFacts IsOrAbsent(string key, params string[] patterns) => Set(key, patterns, inside: true, absentToo: true);

    /// <summary>Keys that begin so have a value that matches one of the patterns.</summary>
    public KeyFacts IsFamily(string prefix, params string[] patterns)
    {
        _families.Add((prefix, key => Text(key, patterns, inside: true, absentToo: false)));
        return this;
    }

    /// <summary>The requests have no such key, or a value that matches none of the patterns.</summary>
    public KeyFacts IsNot(string key, params IEnumerable<string> patterns)
    {
        var list = patterns.ToArray();
        return list.Length == 0 ? this : Set(key, list, inside: false, absentToo: true);
    }

    /// <summary>The requests have no such key, or an address in a set.</summary>
    public KeyFacts Address(string key, Intervals addresses) =>
        Add(
            new KeyAtom(
                key,
                new RangeValues(RangeKind.Address, addresses, Malformed: false),
                All: true,
                AbsentHolds: true,
                BlankHolds: false
            )
        );

    private KeyFacts Set(string key, string[] patterns, bool inside, bool absentToo) => Add(Text(key, patterns, inside, absentToo));

    private KeyFacts Add(KeyAtom atom)
    {
        if (!_atoms.TryGetValue(atom.Dimension, out var atoms))
        {
            _atoms.Add(atom.Dimension, atoms = []);
        }

        atoms.Add(atom);
        return this;
    }

    // A wildcard in an ARN stands for a part of it here: "*" as the account is any account, and nothing beyond.
    private static Glob Pattern(string pattern)
    {
        var glob = Glob.Parse(pattern);
        if (!Arn.IsMeant(pattern))
        {
            return glob;
        }

        var colons = 0;
        return new Glob(
            [
                .. glob.Elements.Select(element =>
                {
                    if (element.Kind == GlobElementKind.Literal && element.Literal == ':')
                    {
                        colons++;
                    }
                    return colons >= 5 ? element
                        : element.Kind == GlobElementKind.Many ? GlobElement.ManyInPart
                        : element.Kind == GlobElementKind.One ? GlobElement.OneInPart
                        : element;
                }),
            ],
            ignoreCase: false
        );
    }

    private static KeyAtom Nothing(string key) => Text(key, [], inside: true, absentToo: true);

    private static KeyAtom Text(string key, string[] patterns, bool inside, bool absentToo) =>
        new(key, new TextValues(new TextLanguage(patterns.Select(Pattern)), inside), All: true, AbsentHolds: absentToo, BlankHolds: false);
}
