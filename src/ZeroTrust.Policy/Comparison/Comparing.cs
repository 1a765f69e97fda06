using ZeroTrust.Policy.Comparison.Boxes;
using ZeroTrust.Policy.Comparison.Languages;
using ZeroTrust.Policy.Comparison.Lowering;
using ZeroTrust.Policy.Conditions;
using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Comparison;

/// <summary>One comparison: the questions in turn, until one of them settles it.</summary>
internal sealed class Comparing
{
    private const int MaximumExamples = 16;
    private readonly PolicyDocument _before;
    private readonly PolicyDocument _after;
    private readonly VariableSymbols _symbols = new();
    private readonly List<string> _riddles = [];
    private readonly PrincipalClasses? _principals;
    private readonly Confirmation _confirmation;
    private readonly int _effort;

    // Most of what the questions ask is the same, so they share what was found out.
    private readonly (Effort Effort, DimensionSolver Solver) _work;
    private string? _obstacle;
    private Statement? _statement;

    public Comparing(PolicyDocument before, PolicyDocument after, int effort)
    {
        (_before, _after, _effort) = (before, after, effort);
        _work = Work();
        var statements = before.Statements.Concat(after.Statements).ToArray();
        _principals = statements.Any(static statement => statement.Principal is not null) ? new PrincipalClasses(statements) : null;
        _confirmation = new Confirmation(before, after, _principals);
    }

    /// <summary>The answer.</summary>
    /// <exception cref="UndecidedConstruct">A construct of the documents cannot be compared.</exception>
    public PolicyComparison Answer()
    {
        var found = Find();
        return found.Example is null ? found : found with { Example = RealExample.Of(found.Example, found.Statement, _confirmation.IsNew) };
    }

    private PolicyComparison Find()
    {
        // What the new policy allows for certain, the old one must allow for certain; and what
        // the new one may allow, the old one may allow.
        var isCertain = Ask(_before, _after, UndefinedReading.Denies, UndefinedReading.Denies, out var example);
        if (isCertain && Ask(_before, _after, UndefinedReading.Allows, UndefinedReading.Allows, out example))
        {
            return PolicyComparison.Proved;
        }

        // What the new policy allows for certain and the old one for certain does not.
        var isDoubtful = example is null && Ask(_before, _after, UndefinedReading.Allows, UndefinedReading.Denies, out example);
        return example ?? (_symbols.Any ? WithExampleValues() : null) ?? PolicyComparison.Undecided(Reason(isDoubtful), _statement);
    }

    private (Effort Effort, DimensionSolver Solver) Work()
    {
        var effort = new Effort(_effort);
        return (effort, new DimensionSolver(effort));
    }

    // With a value in the place of each variable the question is exact, and what differs then is an example.
    private PolicyComparison? WithExampleValues()
    {
        foreach (var values in ExampleValues.Of(_before, _after))
        {
            Ask(values.Fill(_before), values.Fill(_after), UndefinedReading.Allows, UndefinedReading.Denies, out var example, values);
            if (example is not null)
            {
                return example;
            }
        }

        return null;
    }

    private bool Ask(
        PolicyDocument before,
        PolicyDocument after,
        UndefinedReading old,
        UndefinedReading @new,
        out PolicyComparison? example,
        ExampleValues? values = null
    )
    {
        var symbols = values is null ? _symbols : new VariableSymbols();
        LoweredPolicy Lower(PolicyDocument document, UndefinedReading reading) =>
            LoweredPolicy.Of(document, new StatementLowering(symbols, _principals, reading, _riddles));
        var question = new Question(
            Lower(before, old),
            Lower(after, @new),
            _principals,
            values is null ? _work : Work(),
            values?.Requirements ?? []
        );
        var parts = question.NewAccess().Take(MaximumExamples).ToArray();
        example = parts
            .Select(part =>
                (
                    Request: _confirmation.Confirm(
                        WithDerived(question.Example(part.Part), values),
                        values?.Context ?? RequestContext.Complete
                    ),
                    part.Statement
                )
            )
            .Where(static found => found.Request is not null)
            .Select(static found => new PolicyComparison(ComparisonVerdict.NewAccess, found.Request, found.Statement, ""))
            .FirstOrDefault();
        if (values is null)
        {
            _obstacle ??= question.Obstacle;
        }

        _statement ??= parts.Select(static part => part.Statement).FirstOrDefault();
        return parts.Length == 0 && question.Obstacle is null;
    }

    private static IReadOnlyDictionary<string, Choice> WithDerived(IReadOnlyDictionary<string, Choice> choices, ExampleValues? values) =>
        values is null
            ? choices
            : choices.Concat(values.Derived.Where(pair => !choices.ContainsKey(pair.Key))).ToDictionary(StringComparer.Ordinal);

    private string Reason(bool isDoubtful)
    {
        if (_obstacle is not null)
        {
            return _obstacle;
        }

        if (isDoubtful)
        {
            return "the policies differ only in requests whose result AWS does not define: a value that is no number, date, address "
                + "or truth value, an empty one, "
                + "several without a set operator, or a principal that NotPrincipal names by its account alone";
        }

        if (_riddles.Count > 0)
        {
            return _riddles[0];
        }

        return _symbols.Any
            ? $"what the policy variable {_symbols.FirstName} may stand for"
            : "a request was found that the evaluator does not confirm, because conditions on principal, resource "
                + "and keys depend on each other";
    }
}
