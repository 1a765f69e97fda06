using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Lint.Rules;

/// <summary>A service's condition key that none of the statement's actions has.
/// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html</summary>
internal sealed class ConditionKeyNotForActions : LintRule
{
    public override IEnumerable<PolicyProblem> Check(LintSubject subject)
    {
        foreach (var statement in subject.Statements)
        {
            if (!LintSubject.IsSpecific(statement.Action!) || statement.Conditions.IsEmpty)
            {
                continue;
            }

            var actions = statement.Action!.Patterns.SelectMany(subject.Expand).ToList();
            if (actions.Count == 0)
            {
                continue;
            }

            foreach (var condition in statement.Conditions.Conditions)
            {
                if (
                    condition.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)
                    || subject.Catalogue.FindConditionKey(condition.Key) is not { } key
                )
                {
                    continue;
                }

                if (subject.Catalogue.GlobalConditionKeys.Contains(key))
                {
                    continue;
                }

                if (
                    actions.Exists(a =>
                        a.ConditionKeys.Contains(key.Name, StringComparer.OrdinalIgnoreCase)
                        || a.ResourceTypes.Any(r => r.Type.ConditionKeys.Contains(key.Name, StringComparer.OrdinalIgnoreCase))
                    )
                )
                {
                    continue;
                }

                yield return Warning(condition.Position, $"None of the statement's actions has the condition key '{condition.Key}'.");
            }
        }
    }
}
