using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Comparison;

/// <summary>The answer of <see cref="PolicyComparer"/>.</summary>
/// <param name="Verdict">Proved, refuted by an example, or undecided.</param>
/// <param name="Example">A request that only the new policy allows; null unless the verdict is
/// <see cref="ComparisonVerdict.NewAccess"/>.</param>
/// <param name="Statement">The statement of the new policy that gives the new access, or that could
/// not be decided; null when there is none.</param>
/// <param name="Reason">Why it is undecided; empty otherwise.</param>
public sealed record PolicyComparison(ComparisonVerdict Verdict, AccessRequest? Example, Statement? Statement, string Reason)
{
    /// <summary>The example in words: who may do what on what, with which condition keys; null when there is
    /// none. Of the keys that the request lacks those are
    /// named that the statement asks for.</summary>
    public string? ExampleText =>
        Example is null
            ? null
            : string.Join(", ", Keys(Example).Prepend($"{Example.Principal} may do {Example.Action} on {Example.Resource}"));

    internal static PolicyComparison Proved { get; } = new(ComparisonVerdict.NoNewAccess, null, null, "");

    internal static PolicyComparison Undecided(string reason, Statement? statement = null) =>
        new(ComparisonVerdict.Undecided, null, statement, reason);

    private IEnumerable<string> Keys(AccessRequest example)
    {
        foreach (
            var (key, value) in example
                .Context.Values.Where(static pair => pair.Value is { IsKnown: true, IsAbsent: false })
                .OrderBy(static pair => pair.Key, StringComparer.OrdinalIgnoreCase)
        )
        {
            yield return $"with {key} = {value}";
        }

        foreach (
            var key in (Statement?.Conditions.Conditions ?? [])
                .Select(static condition => condition.Key)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Where(key => example.Find(key).IsAbsent)
        )
        {
            yield return $"without {key}";
        }
    }
}
