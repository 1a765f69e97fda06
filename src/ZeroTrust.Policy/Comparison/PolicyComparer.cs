using ZeroTrust.Policy.Comparison.Lowering;
using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Comparison;

/// <summary>Proves that a policy gives no access that another one does not give, or finds a request that shows the opposite.</summary>
/// <remarks>
/// A statement is a box: a requirement on each dimension of a request (principal, action, resource,
/// each condition key). What a new Allow statement
/// covers is taken, and everything that the new policy denies and the old one allows is taken away
/// from it. What is left over is new access, and any
/// request in it is an example. Actions, resources and texts are compared as automata; numbers, dates and addresses as intervals.
/// </remarks>
public static class PolicyComparer
{
    private const int DefaultEffort = 400_000;

    /// <summary>Compares two documents of the same kind (both identity policies, or both policies of the same resource).</summary>
    /// <param name="before">The old document.</param>
    /// <param name="after">The new document.</param>
    /// <returns>Proved, an example, or the construct that stands in the way. Never throws for any documents.</returns>
    public static PolicyComparison Compare(PolicyDocument before, PolicyDocument after) => Compare(before, after, DefaultEffort);

    /// <summary>As <see cref="Compare(PolicyDocument, PolicyDocument)"/>, for those who have many
    /// questions and can do without some answers.</summary>
    /// <param name="before">The old document.</param>
    /// <param name="after">The new document.</param>
    /// <param name="effort">Steps after which a question of the comparison is undecided.</param>
    internal static PolicyComparison Compare(PolicyDocument before, PolicyDocument after, int effort)
    {
        try
        {
            return new Comparing(before, after, effort).Answer();
        }
        catch (UndecidedConstruct construct)
        {
            return before.ToCanonicalText() == after.ToCanonicalText() && before.IsUnderstood
                ? PolicyComparison.Proved
                : PolicyComparison.Undecided(construct.Message);
        }
    }
}
