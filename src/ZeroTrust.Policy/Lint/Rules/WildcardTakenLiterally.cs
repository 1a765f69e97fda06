using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Lint.Rules;

/// <summary><c>*</c> or <c>?</c> in an operator that takes them as plain characters.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String</summary>
internal sealed class WildcardTakenLiterally : LintRule
{
    public override IEnumerable<PolicyProblem> Check(LintSubject subject)
    {
        foreach (var condition in subject.ReadableStatements.SelectMany(s => s.Conditions.Conditions))
        {
            if (condition.Operator.PositiveKind is not (OperatorKind.StringEquals or OperatorKind.StringEqualsIgnoreCase))
            {
                continue;
            }

            foreach (var value in condition.Values)
            {
                var plain = value.Text.Replace("${*}", "", StringComparison.Ordinal).Replace("${?}", "", StringComparison.Ordinal);
                if (!plain.Contains('*', StringComparison.Ordinal))
                {
                    continue;
                }

                var like = condition.Operator with
                {
                    Kind = condition.Operator.IsNegated ? OperatorKind.StringNotLike : OperatorKind.StringLike,
                };
                // StringLike minds letter case, so for the operators that do not there is no other one.
                yield return Warning(
                    condition.Position,
                    $"{condition.Operator} takes the * in '{value.Text}' as a plain character.",
                    like.ToString(),
                    condition.Operator.PositiveKind == OperatorKind.StringEquals ? PolicyFixKind.Replace : PolicyFixKind.Advice
                );
            }
        }
    }
}
