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
            if (condition.Operator.PositiveKind is not (OperatorKind.StringEquals or OperatorKind.StringEqualsIgnoreCase)) continue;
            foreach (var value in condition.Values)
            {
                var plain = value.Text.Replace("${*}", "", StringComparison.Ordinal).Replace("${?}", "", StringComparison.Ordinal);
                if (!plain.Contains('*', StringComparison.Ordinal)) continue;
                var like = condition.Operator with { Kind = condition.Operator.IsNegated ? OperatorKind.StringNotLike : OperatorKind.StringLike };
                yield return Warning(value.Position, $"{condition.Operator} takes the * in '{value.Text}' as a plain character.", like.ToString());
            }
        }
    }
}
