using System.Collections.Immutable;
using ZeroTrust.Policy.Comparison.Boxes;
using ZeroTrust.Policy.Comparison.Languages;
using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Comparison.Lowering;

/// <summary>Turns statements into requirements on the dimensions of a request, exactly or not at all.</summary>
/// <param name="variables">Shared by the documents that are compared, so that the same variable is the same symbol in both.</param>
internal sealed class StatementLowering(VariableSymbols variables)
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
            atoms.Add(new TextAtom(Dimensions.Principal, PrincipalLanguage.Of(principal), Inside: true));
        }

        atoms.Add(new TextAtom(Dimensions.Action, new TextLanguage(statement.Action.Patterns.Select(static pattern => Action(pattern))), !statement.Action.IsNot));
        if (statement.Resource is { } resource)
        {
            var globs = resource.Patterns.Select(pattern => PatternLowering.Glob(pattern.Parse(version), variables, ignoreCase: false));
            atoms.Add(new TextAtom(Dimensions.Resource, new TextLanguage(globs), !resource.IsNot));
        }

        var conditions = new ConditionLowering(variables, version, statement.Effect);
        atoms.AddRange(statement.Conditions.Conditions.Select(conditions.Lower));
        return new LoweredStatement(statement, atoms.ToImmutable());
    }

    private static Glob Action(ActionPattern pattern) =>
        PatternLowering.HoldsSymbol(pattern.Text)
            ? throw new UndecidedConstruct($"the action '{pattern.Text}' holds a character of the private use area")
            : Glob.Parse(pattern.Text, ignoreCase: true);
}
