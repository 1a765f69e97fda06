using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Lint.Rules;

/// <summary>A statement that matches no request: an empty list, or everything excluded.</summary>
internal sealed class NeverMatches : LintRule
{
    public override IEnumerable<PolicyProblem> Check(LintSubject subject)
    {
        foreach (var statement in subject.Statements)
        {
            if (statement.Action is { IsNot: true } action && action.Patterns.Any(p => p.Text is "*" or "*:*"))
            {
                yield return Warning(action.Position, "NotAction \"*\" leaves no action.");
            }

            if (statement.Resource is { IsNot: true } resource && resource.Patterns.Any(p => p.Text == "*"))
            {
                yield return Warning(resource.Position, "NotResource \"*\" leaves no resource.");
            }

            if (statement.Principal is { IsNot: true } principal && principal.Entries.Any(e => e.IsEveryone))
            {
                yield return Warning(principal.Position, "NotPrincipal \"*\" leaves no one.");
            }

            foreach (var condition in statement.Conditions.Conditions)
            {
                // Without a value a positive comparison never holds.
                if (
                    condition.Values.Count == 0
                    && !condition.Operator.IsNegated
                    && condition.Operator is { IfExists: false, Quantifier: not SetQuantifier.ForAllValues }
                )
                {
                    yield return Warning(condition.Position, $"{condition.Operator} without a value never holds.");
                }
            }
        }
    }
}
