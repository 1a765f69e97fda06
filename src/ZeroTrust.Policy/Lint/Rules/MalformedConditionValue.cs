using ZeroTrust.Policy.Conditions;
using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Lint.Rules;

/// <summary>A value that its operator cannot compare: no number, date, address, ARN, base64, true or false.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html</summary>
internal sealed class MalformedConditionValue : LintRule
{
    public override IEnumerable<PolicyProblem> Check(LintSubject subject)
    {
        foreach (var condition in subject.ReadableStatements.SelectMany(s => s.Conditions.Conditions))
        {
            var kind = condition.Operator.PositiveKind;
            foreach (var value in condition.Values)
            {
                if (Expected(kind, value.Text) is { } expected)
                {
                    yield return Error(value.Position, $"'{value.Text}' is not {expected}, which {condition.Operator} needs.");
                }
            }
        }
    }

    /// <summary>What a value should be that an operator cannot compare; null when it can.</summary>
    public static string? Expected(OperatorKind kind, string text) =>
        kind switch
        {
            OperatorKind.Bool or OperatorKind.Null => BoolEquals.Parse(text) is null ? "true or false" : null,
            OperatorKind.IpAddress => IpRange.TryParse(text, out _) ? null : "an IP address or range",
            OperatorKind.BinaryEquals => Convert.TryFromBase64String(text, new byte[text.Length + 3], out _) ? null : "base64",
            // A variable may bring colons of its own.
            OperatorKind.ArnEquals or OperatorKind.ArnLike => text.Contains("${", StringComparison.Ordinal)
            || ArnPattern.Split(text).Length == Arn.Parts
                ? null
                : "an ARN of six parts",
            _ when kind.ToString().StartsWith("Numeric", StringComparison.Ordinal) => NumericCompare.TryParse(text, out _)
                ? null
                : "a number",
            _ when kind.ToString().StartsWith("Date", StringComparison.Ordinal) => DateText.TryParse(text, out _) ? null : "a date",
            _ => null,
        };
}
