using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Comparison;

/// <summary>The answer of <see cref="PolicyComparer"/>.</summary>
/// <param name="Verdict">Proved, refuted by an example, or undecided.</param>
/// <param name="Example">A request that only the new policy allows; null unless the verdict is <see cref="ComparisonVerdict.NewAccess"/>.</param>
/// <param name="Statement">The statement of the new policy that gives the new access, or that could not be decided; null when there is none.</param>
/// <param name="Reason">Why it is undecided; empty otherwise.</param>
public sealed record PolicyComparison(ComparisonVerdict Verdict, AccessRequest? Example, Statement? Statement, string Reason)
{
    internal static PolicyComparison Proved { get; } = new(ComparisonVerdict.NoNewAccess, null, null, "");

    internal static PolicyComparison Undecided(string reason, Statement? statement = null) => new(ComparisonVerdict.Undecided, null, statement, reason);
}
