using ZeroTrust.Policy.Comparison.Languages;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Principals;

namespace ZeroTrust.Policy.Comparison.Lowering;

/// <summary>
/// All principals, sorted by what policies say of them: those that no Principal or NotPrincipal element
/// tells apart are one class, which is one text.
/// The evaluator's own matching says which element names whom, so that the two cannot disagree.
/// </summary>
internal sealed class PrincipalClasses
{
    private readonly Dictionary<(PrincipalElement Element, Effect Effect), Truth[]> _matches = new(ElementComparer.Instance);
    private readonly List<RequestPrincipal[]> _members = [];

    /// <summary>Sorts principals.</summary>
    /// <param name="statements">Everything that names principals.</param>
    /// <exception cref="UndecidedConstruct">They name too many to tell apart.</exception>
    public PrincipalClasses(IEnumerable<Statement> statements)
    {
        var elements = statements
            .Where(static statement => statement.Principal is not null)
            .Select(static statement => (Element: statement.Principal!, statement.Effect))
            .Distinct(ElementComparer.Instance)
            .ToArray();
        // "The NotPrincipal element with a Deny effect will always deny any IAM principal that has a permissions boundary policy attached."
        var boundaries = elements.Any(static element => element.Element.IsNot && element.Effect == Effect.Deny);
        var matchers = elements.Select(static element => new PrincipalMatcher(element.Element)).ToArray();
        var classes = new Dictionary<string, (Truth[] Matches, List<RequestPrincipal> Members)>(StringComparer.Ordinal);
        foreach (var principal in PrincipalExamples.Of(elements.Select(static element => element.Element)))
        {
            foreach (var bounded in boundaries && principal.HasAccount ? (bool[])[false, true] : [false])
            {
                var matches = matchers
                    .Select((matcher, i) => matcher.Match(principal, elements[i].Effect == Effect.Deny, bounded).Any.Truth)
                    .ToArray();
                var signature = string.Concat(matches.Select(static match => (char)('0' + (int)match)));
                if (!classes.TryGetValue(signature, out var found))
                {
                    classes.Add(signature, found = (matches, []));
                }

                // A request does not say whether its principal has a boundary.
                if (!bounded)
                {
                    found.Members.Add(principal);
                }
            }
        }

        var all = classes.Values.OrderBy(static one => one.Members.Count == 0).ToArray();
        _members.AddRange(all.Select(static one => one.Members.ToArray()));
        for (var i = 0; i < elements.Length; i++)
        {
            _matches.Add(elements[i], [.. all.Select(one => one.Matches[i])]);
        }
    }

    /// <summary>The texts of all classes.</summary>
    public TextLanguage All => new(_members.Select(static (_, i) => Name(i)));

    /// <summary>Members of the class with this text.</summary>
    public IReadOnlyList<RequestPrincipal> Members(string text) => _members[text[0] - 'A'];

    /// <summary>The classes that an element names.</summary>
    /// <param name="element">The element.</param>
    /// <param name="effect">The effect of its statement.</param>
    /// <param name="reading">How classes count of which that is not known.</param>
    public TextLanguage Of(PrincipalElement element, Effect effect, UndefinedReading reading)
    {
        var unknownHolds = reading.Holds(effect);
        var matches = _matches[(element, effect)];
        var named = Enumerable
            .Range(0, matches.Length)
            .Where(i => matches[i] == Truth.True || (matches[i] == Truth.Unknown && unknownHolds))
            .ToArray();
        return named.Length == matches.Length ? TextLanguage.Everything : new TextLanguage(named.Select(Name));
    }

    private static Glob Name(int index) =>
        index < VariableSymbols.First - 'A'
            ? Glob.Exactly(((char)('A' + index)).ToString())
            : throw new UndecidedConstruct("the policies name too many principals");

    private sealed class ElementComparer : IEqualityComparer<(PrincipalElement Element, Effect Effect)>
    {
        public static ElementComparer Instance { get; } = new();

        public bool Equals((PrincipalElement Element, Effect Effect) x, (PrincipalElement Element, Effect Effect) y) =>
            x.Effect == y.Effect
            && x.Element.IsNot == y.Element.IsNot
            && x.Element.Entries.SequenceEqual(y.Element.Entries, EntryComparer.Instance);

        public int GetHashCode((PrincipalElement Element, Effect Effect) obj) =>
            obj.Element.Entries.Aggregate(
                HashCode.Combine(obj.Effect, obj.Element.IsNot),
                static (hash, entry) => HashCode.Combine(hash, entry.Text)
            );
    }

    // Where an entry is written does not matter.
    private sealed class EntryComparer : IEqualityComparer<PrincipalEntry>
    {
        public static EntryComparer Instance { get; } = new();

        public bool Equals(PrincipalEntry? x, PrincipalEntry? y) => x?.Kind == y?.Kind && x?.Text == y?.Text;

        public int GetHashCode(PrincipalEntry obj) => HashCode.Combine(obj.Kind, obj.Text);
    }
}
