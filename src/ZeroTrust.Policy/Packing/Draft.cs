using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Packing;

/// <summary>A statement on its way through the steps.</summary>
/// <param name="Statement">The statement; always understood.</param>
/// <param name="Order">Its place among those that were given.</param>
/// <param name="Proof">What was done with it so far.</param>
internal sealed record Draft(Statement Statement, int Order, PackingProof Proof = PackingProof.Unchanged)
{
    private string? _class;

    /// <summary>
    /// Effect and principals. Only statements that agree in both are compared: how directly a
    /// resource's policy names a principal decides which
    /// other policies have a say, so naming the account is not the same as naming a user of it, although both match the user.
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
    /// </summary>
    public string Class => _class ??= Text(new Statement { Effect = Statement.Effect, Principal = Statement.Principal });

    /// <summary>What a statement says, in one spelling.</summary>
    public static string Text(Statement statement) => new PolicyDocument { Statements = [statement] }.ToCanonicalText();

    /// <summary>The draft with another statement in the place of this one.</summary>
    public Draft Becomes(Statement statement) =>
        new(statement, Order, Proof == PackingProof.EquivalentToday ? Proof : PackingProof.Equivalent);
}
