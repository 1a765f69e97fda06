using System.Collections.Immutable;
using System.Text;
using ZeroTrust.Policy.Comparison.Boxes;
using ZeroTrust.Policy.Comparison.Languages;
using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Comparison.Lowering;

/// <summary>Turns statements into requirements on the dimensions of a request, exactly or not at all.</summary>
/// <param name="variables">Shared by the documents that are compared, so that the same variable is the same symbol in both.</param>
/// <param name="principals">Shared too; null where no statement names principals.</param>
/// <param name="reading">How that counts which AWS does not define.</param>
/// <param name="riddles">Takes what conditions have no exact counterpart; null to refuse them.</param>
internal sealed class StatementLowering(
    VariableSymbols variables,
    PrincipalClasses? principals = null,
    UndefinedReading reading = UndefinedReading.Denies,
    ICollection<string>? riddles = null
)
{
    /// <summary>Every request has an action and a resource of these forms.</summary>
    public static ImmutableArray<Atom> Requests { get; } =
    [
        new TextAtom(Dimensions.Action, new TextLanguage([Glob.Parse("?*:?*")]), Inside: true),
        new TextAtom(Dimensions.Resource, new TextLanguage([Glob.Exactly("*"), Glob.Parse("arn:*:*:*:*:*")]), Inside: true),
    ];

    /// <summary>Lowers one statement.</summary>
    /// <exception cref="UndecidedConstruct">Something in it has no exact counterpart.</exception>
    public LoweredStatement Lower(Statement statement, PolicyVersion version)
    {
        if (!statement.IsUnderstood || statement.Action is null)
        {
            throw new UndecidedConstruct($"the statement at {statement.Position} is not understood");
        }

        var atoms = ImmutableArray.CreateBuilder<Atom>();
        if (statement.Principal is { } principal)
        {
            var named =
                principals?.Of(principal, statement.Effect, reading)
                ?? throw new UndecidedConstruct($"the principals at {principal.Position}");
            atoms.Add(new TextAtom(Dimensions.Principal, named, Inside: true));
        }

        atoms.Add(
            new TextAtom(
                Dimensions.Action,
                new TextLanguage(statement.Action.Patterns.Select(static pattern => Action(pattern))),
                !statement.Action.IsNot
            )
        );
        if (statement.Resource is { } resource)
        {
            var globs = resource.Patterns.Select(pattern => PatternLowering.Glob(pattern.Parse(version), variables, ignoreCase: false));
            atoms.Add(new TextAtom(Dimensions.Resource, new TextLanguage(globs), !resource.IsNot));
        }

        var conditions = new ConditionLowering(variables, version, reading.Holds(statement.Effect));
        atoms.AddRange(statement.Conditions.Conditions.Select(condition => Lower(condition, conditions, statement.Effect, version)));
        return new LoweredStatement(statement, atoms.ToImmutable());
    }

    private Atom Lower(Condition condition, ConditionLowering lowering, Effect effect, PolicyVersion version)
    {
        try
        {
            return lowering.Lower(condition);
        }
        catch (UndecidedConstruct construct) when (riddles is not null)
        {
            // Holds, does not hold, or is not known: which one is asked of nobody, only that it is the same for the same condition.
            riddles.Add(construct.Message);
            var values = condition.Values.Select(static value => value.Text).Order(StringComparer.Ordinal).Distinct(StringComparer.Ordinal);
            var name = $"{condition.Operator} {condition.Key.ToLowerInvariant()} {version} {string.Join('\0', values)}";
            return new TextAtom(
                Dimensions.Riddle(name),
                new TextLanguage(
                    ((string[])["holds", "unknown"]).Take(reading.Holds(effect) ? 2 : 1).Select(static text => Glob.Exactly(text))
                ),
                Inside: true
            );
        }
    }

    private static Glob Action(ActionPattern pattern) =>
        !Ascii.IsValid(pattern.Text)
            ? throw new UndecidedConstruct($"the action '{pattern.Text}' holds a character that no action has")
            : Glob.Parse(pattern.Text, ignoreCase: true);
}
