using ZeroTrust.Policy.Comparison.Languages;
using ZeroTrust.Policy.Comparison.Lowering;
using ZeroTrust.Policy.Conditions;
using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Comparison;

/// <summary>Proves that a policy gives no access that another one does not give, or finds a request that shows the opposite.</summary>
/// <remarks>
/// A statement is a box: a requirement on each dimension of a request (principal, action, resource, each condition key). What a new Allow statement
/// covers is taken, and everything that the new policy denies and the old one allows is taken away from it. What is left over is new access, and any
/// request in it is an example. Actions, resources and texts are compared as automata; numbers, dates and addresses as intervals.
/// </remarks>
public static class PolicyComparer
{
    private const int DefaultEffort = 400_000;
    private const int MaximumExamples = 16;

    /// <summary>Compares two documents of the same kind (both identity policies, or both policies of the same resource).</summary>
    /// <param name="before">The old document.</param>
    /// <param name="after">The new document.</param>
    /// <returns>Proved, an example, or the construct that stands in the way. Never throws for any documents.</returns>
    public static PolicyComparison Compare(PolicyDocument before, PolicyDocument after) => Compare(before, after, DefaultEffort);

    /// <summary>As <see cref="Compare(PolicyDocument, PolicyDocument)"/>, for those who have many questions and can do without some answers.</summary>
    /// <param name="before">The old document.</param>
    /// <param name="after">The new document.</param>
    /// <param name="effort">Steps after which the answer is that it is undecided.</param>
    internal static PolicyComparison Compare(PolicyDocument before, PolicyDocument after, int effort)
    {
        try
        {
            var symbols = new VariableSymbols();
            var question = new Question(Lower(before, symbols), Lower(after, symbols), new Effort(effort));
            var confirmation = new Confirmation(before, after);
            var parts = question.NewAccess().Take(MaximumExamples).ToArray();
            foreach (var (part, statement) in parts)
            {
                if (confirmation.Confirm(question.Example(part), RequestContext.Complete) is { } request)
                {
                    return new PolicyComparison(ComparisonVerdict.NewAccess, request, statement, "");
                }
            }

            return parts.Length == 0 && question.Obstacle is null ? PolicyComparison.Proved
                : (symbols.Any ? WithExampleValues(before, after, symbols, effort) : null)
                    ?? PolicyComparison.Undecided(question.Obstacle ?? Unconfirmed(symbols), parts.Select(static part => part.Statement).FirstOrDefault());
        }
        catch (UndecidedConstruct construct)
        {
            return before.ToCanonicalText() == after.ToCanonicalText() && before.IsUnderstood ? PolicyComparison.Proved : PolicyComparison.Undecided(construct.Message);
        }
    }

    // With a value in the place of each variable the question is exact, and what differs then is an example.
    private static PolicyComparison? WithExampleValues(PolicyDocument before, PolicyDocument after, VariableSymbols symbols, int effort)
    {
        var values = new ExampleValues(symbols);
        var none = new VariableSymbols();
        var question = new Question(Lower(values.Fill(before), none), Lower(values.Fill(after), none), new Effort(effort));
        var confirmation = new Confirmation(before, after);
        return question.NewAccess().Take(MaximumExamples)
            .Select(part => (Request: confirmation.Confirm(question.Example(part.Part), values.Context), part.Statement))
            .Where(static found => found.Request is not null)
            .Select(static found => new PolicyComparison(ComparisonVerdict.NewAccess, found.Request, found.Statement, ""))
            .FirstOrDefault();
    }

    private static LoweredPolicy Lower(PolicyDocument document, VariableSymbols symbols) => LoweredPolicy.Of(document, new StatementLowering(symbols));

    private static string Unconfirmed(VariableSymbols symbols) => symbols.Any
        ? $"what the policy variable {symbols.FirstName} may stand for"
        : "a request was found that the evaluator does not confirm, because conditions on principal, resource and keys depend on each other";
}
