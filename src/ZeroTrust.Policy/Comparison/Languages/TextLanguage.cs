using System.Collections.Immutable;

namespace ZeroTrust.Policy.Comparison.Languages;

/// <summary>Texts that match at least one of several patterns. A value.</summary>
internal sealed class TextLanguage : IEquatable<TextLanguage>
{
    private readonly int _hash;

    public TextLanguage(IEnumerable<Glob> globs)
    {
        Globs = [.. globs.Distinct()];
        if (Globs.Any(static glob => glob.IsEverything))
        {
            Globs = [Glob.Everything];
        }

        Reach = Globs.Select(static glob => glob.IsLiteral ? int.MaxValue : glob.Prefix.Length).DefaultIfEmpty(int.MaxValue).Min();
        _hash = Globs.Aggregate(0, static (hash, glob) => HashCode.Combine(hash, glob));
    }

    public static TextLanguage Everything { get; } = new([Glob.Everything]);

    public static TextLanguage Nothing { get; } = new([]);

    public ImmutableArray<Glob> Globs { get; }

    public bool IsEverything => Globs.Length == 1 && Globs[0].IsEverything;

    /// <summary>How many characters all patterns have before their first wildcard. The more, the
    /// sooner other patterns can be ruled out.</summary>
    public int Reach { get; }

    public bool IsNothing => Globs.IsEmpty;

    public bool Contains(string text) => Globs.Any(glob => GlobMatch.Matches(glob, text));

    public bool Equals(TextLanguage? other) =>
        ReferenceEquals(this, other) || (other is not null && _hash == other._hash && Globs.AsSpan().SequenceEqual(other.Globs.AsSpan()));

    public override bool Equals(object? obj) => Equals(obj as TextLanguage);

    public override int GetHashCode() => _hash;

    public override string ToString() => "{" + string.Join(", ", Globs) + "}";
}
