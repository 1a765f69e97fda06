using System.Collections.Immutable;
using ZeroTrust.Policy.Comparison.Boxes;
using ZeroTrust.Policy.Comparison.Languages;

namespace ZeroTrust.Policy.Comparison.Lowering;

/// <summary>
/// What may be concluded about patterns with policy variables, whatever values the variables have.
/// </summary>
/// <remarks>
/// A variable is one symbol, so a text with symbols stands for all texts that arise by putting
/// values in their place. If such a text matches a
/// pattern, then every text that it stands for matches the pattern with the same values. The
/// reverse does not hold: <c>home/bob/x</c> arises from
/// <c>home/${user}/x</c>, matches <c>home/bob/*</c>, and the text with the symbol does not. So in a
/// dimension where a variable occurs, a requirement
/// <em>not</em> to match may be used to make the question larger, never to answer it.
/// </remarks>
internal sealed class VariableRules
{
    private readonly HashSet<string> _dimensions;

    public VariableRules(IEnumerable<LoweredStatement> statements) =>
        _dimensions = [
            .. statements.SelectMany(static statement => statement.Atoms).Where(HasVariable).Select(static atom => atom.Dimension),
        ];

    public bool Any => _dimensions.Count > 0;

    /// <summary>Requirements that are implied by those of a statement that asks the question: a pattern with a variable
    /// only where nothing else is required.</summary>
    /// <remarks>
    /// Where letter case is ignored, a variable also stands for its value in other letters, and so for anything.
    /// </remarks>
    public static ImmutableArray<Atom> Question(IEnumerable<Atom> atoms)
    {
        var list = atoms.ToArray();
        return
        [
            .. list.Where(atom => !HasVariable(atom) || IsNegated(atom) || list.Count(other => other.Dimension == atom.Dimension) == 1)
                .Select(static atom => HasVariable(atom) && !IsNegated(atom) && IgnoresCase(atom) ? Widen(atom) : atom),
        ];
    }

    /// <summary>The requirements in which texts with variables are asked about.</summary>
    public static ILookup<string, Atom> Asked(IEnumerable<Atom> atoms) =>
        atoms.Where(static atom => HasVariable(atom) && !IsNegated(atom)).ToLookup(static atom => atom.Dimension);

    /// <summary>Whether a statement may answer a question about requests.</summary>
    /// <remarks>
    /// What must not match has to be plain, and in a dimension where texts are plain. Where a variable alone may
    /// be the whole value of a key, the value may be
    /// empty, which set operators treat as no value: only a requirement that holds then too, or the same one, may answer.
    /// </remarks>
    /// <param name="statement">The statement.</param>
    /// <param name="asked">See <see cref="Asked"/>.</param>
    public static bool MayAnswer(LoweredStatement statement, ILookup<string, Atom> asked) =>
        statement.Atoms.All(atom =>
            IsNegated(atom)
                ? !HasVariable(atom) && !asked.Contains(atom.Dimension)
                : atom is not KeyAtom { BlankHolds: false }
                    || !asked[atom.Dimension].Any(MayBeEmpty)
                    || asked[atom.Dimension].Contains(atom)
        );

    /// <summary>Whether a statement may answer any question.</summary>
    public bool MayAnswer(LoweredStatement statement) =>
        statement.Atoms.All(atom => !_dimensions.Contains(atom.Dimension) || !IsNegated(atom));

    /// <summary>A superset without variables: each one becomes <c>*</c>, and a requirement not to match one is dropped.</summary>
    public static ImmutableArray<Atom> Widened(IEnumerable<Atom> atoms) =>
        [
            .. atoms
                .Where(static atom => !(HasVariable(atom) && IsNegated(atom)))
                .Select(static atom => HasVariable(atom) ? Widen(atom) : atom),
        ];

    private static Atom Widen(Atom atom) =>
        atom switch
        {
            TextAtom text => text with { Language = Widen(text.Language) },
            KeyAtom { Values: TextValues values } key => key with
            {
                Values = values with { Language = Widen(values.Language) },
                BlankHolds = key.BlankHolds || values.Language.Globs.Any(MayBeEmpty),
            },
            _ => atom,
        };

    private static TextLanguage Widen(TextLanguage language) =>
        new(
            language.Globs.Select(static glob => new Glob(
                [
                    .. glob.Elements.Select(static element =>
                        element.Kind == GlobElementKind.Literal && VariableSymbols.IsSymbol(element.Literal) ? GlobElement.Many : element
                    ),
                ],
                glob.IgnoreCase
            ))
        );

    private static bool MayBeEmpty(Atom atom) => atom is KeyAtom { Values: TextValues values } && values.Language.Globs.Any(MayBeEmpty);

    private static bool MayBeEmpty(Glob glob) =>
        glob.HasVariable
        && glob.Elements.All(static element =>
            element.Repeats || (element.Kind == GlobElementKind.Literal && VariableSymbols.IsSymbol(element.Literal))
        );

    private static bool HasVariable(Atom atom) =>
        atom switch
        {
            TextAtom text => text.Language.Globs.Any(static glob => glob.HasVariable),
            KeyAtom { Values: TextValues values } => values.Language.Globs.Any(static glob => glob.HasVariable),
            _ => false,
        };

    private static bool IgnoresCase(Atom atom) =>
        atom is KeyAtom { Values: TextValues values } && values.Language.Globs.Any(static glob => glob.IgnoreCase);

    private static bool IsNegated(Atom atom) =>
        atom switch
        {
            TextAtom text => !text.Inside,
            KeyAtom { Values: TextValues values } => !values.Inside,
            _ => false,
        };
}
