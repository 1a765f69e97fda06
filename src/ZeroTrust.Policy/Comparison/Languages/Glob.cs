using System.Collections.Immutable;

namespace ZeroTrust.Policy.Comparison.Languages;

/// <summary>One pattern: literal characters, <c>?</c> for one character and <c>*</c> for any number of them.</summary>
/// <remarks>
/// A policy variable that no literal can stand for (<c>${aws:username}</c>) is kept as one symbol of its
/// own, which <c>*</c> matches and <c>?</c> does
/// not, because its value may have any length. See <see cref="VariableSymbols"/>.
/// </remarks>
internal sealed class Glob : IEquatable<Glob>
{
    private readonly ImmutableArray<GlobElement> _elements;
    private readonly int _hash;

    public Glob(ImmutableArray<GlobElement> elements, bool ignoreCase)
    {
        _elements = elements;
        IgnoreCase = ignoreCase;
        Prefix = string.Concat(
            elements.TakeWhile(static element => element.Kind == GlobElementKind.Literal).Select(static element => element.Literal)
        );
        IsLiteral = Prefix.Length == elements.Length;
        Suffix = string.Concat(
            elements
                .Skip(elements.Length - elements.Reverse().TakeWhile(static element => element.Kind == GlobElementKind.Literal).Count())
                .Select(static element => element.Literal)
        );
        MindsCase =
            !ignoreCase && elements.Any(static element => element.Kind == GlobElementKind.Literal && LetterCase.Matters(element.Literal));
        var hash = default(HashCode);
        hash.Add(ignoreCase);
        foreach (var element in elements)
        {
            hash.Add(element);
        }

        _hash = hash.ToHashCode();
    }

    /// <summary>Matches everything, the empty text too.</summary>
    public static Glob Everything { get; } = new([GlobElement.Many], ignoreCase: false);

    public ImmutableArray<GlobElement> Elements => _elements;

    public bool IgnoreCase { get; }

    /// <summary>Whether the pattern is exactly one text (in any letter case, where case is ignored).</summary>
    public bool IsLiteral { get; }

    /// <summary>Whether another letter case makes another text.</summary>
    public bool MindsCase { get; }

    /// <summary>What every match begins with.</summary>
    public string Prefix { get; }

    /// <summary>What every match ends with.</summary>
    public string Suffix { get; }

    public bool IsEverything =>
        Prefix.Length == 0 && _elements.Length > 0 && _elements.All(static element => element.Kind == GlobElementKind.Many);

    public bool HasVariable =>
        _elements.Any(static element => element.Kind == GlobElementKind.Literal && VariableSymbols.IsSymbol(element.Literal));

    /// <summary>A text without wildcards.</summary>
    public static Glob Exactly(string text, bool ignoreCase = false) => new([.. text.Select(GlobElement.Of)], ignoreCase);

    /// <summary>A text in which <c>*</c> and <c>?</c> are wildcards.</summary>
    public static Glob Parse(string pattern, bool ignoreCase = false) =>
        new(
            [
                .. pattern.Select(static c =>
                    c switch
                    {
                        '*' => GlobElement.Many,
                        '?' => GlobElement.One,
                        _ => GlobElement.Of(c),
                    }
                ),
            ],
            ignoreCase
        );

    /// <summary>The text of a literal pattern.</summary>
    public string Text => string.Concat(_elements.Select(static element => element.Literal));

    public bool Equals(Glob? other) =>
        other is not null && IgnoreCase == other.IgnoreCase && _elements.AsSpan().SequenceEqual(other._elements.AsSpan());

    public override bool Equals(object? obj) => Equals(obj as Glob);

    public override int GetHashCode() => _hash;

    /// <summary>Whether a text could match both patterns, as far as their ends tell.</summary>
    public bool MayMeet(Glob other)
    {
        var comparison = IgnoreCase || other.IgnoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        var prefix = Math.Min(Prefix.Length, other.Prefix.Length);
        var suffix = Math.Min(Suffix.Length, other.Suffix.Length);
        return Prefix.AsSpan(0, prefix).Equals(other.Prefix.AsSpan(0, prefix), comparison)
            && Suffix.AsSpan(Suffix.Length - suffix).Equals(other.Suffix.AsSpan(other.Suffix.Length - suffix), comparison);
    }

    /// <summary>The shortest text that matches, with an <c>x</c> for each <c>?</c>.</summary>
    public string Shortest =>
        string.Concat(
            _elements
                .Where(static element => !element.Repeats)
                .Select(static element => element.Kind == GlobElementKind.Literal ? element.Literal : 'x')
        );

    /// <summary>Whether it is plain to see that whatever matches the other pattern matches this one:
    /// false does not say that it is not so.</summary>
    /// <remarks>The other pattern is matched as if it were a text: its <c>*</c> only by a <c>*</c>,
    /// its <c>?</c> by <c>?</c> or <c>*</c>.</remarks>
    public bool PlainlyCovers(Glob other)
    {
        if (IsEverything || Equals(other))
        {
            return true;
        }

        var (inner, innerIgnoresCase) = (other._elements, other.IgnoreCase);
        int at = 0,
            i = 0,
            star = -1,
            mark = 0;
        while (i < inner.Length)
        {
            if (at < _elements.Length && _elements[at].Repeats)
            {
                (star, mark) = (at++, i);
            }
            else if (at < _elements.Length && _elements[at].Covers(inner[i], IgnoreCase, innerIgnoresCase))
            {
                at++;
                i++;
            }
            else if (star >= 0 && _elements[star].Covers(inner[mark], IgnoreCase, innerIgnoresCase))
            {
                (at, i) = (star + 1, ++mark);
            }
            else
            {
                return false;
            }
        }

        while (at < _elements.Length && _elements[at].Repeats)
        {
            at++;
        }

        return at == _elements.Length;
    }

    public override string ToString() => string.Concat(_elements.Select(static element => element.ToString()));
}
