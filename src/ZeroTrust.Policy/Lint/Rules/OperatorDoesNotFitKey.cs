using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Lint.Rules;

/// <summary>An operator for another type than the key has. Access Analyzer calls it a type mismatch:
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html</summary>
internal sealed class OperatorDoesNotFitKey : LintRule
{
    public override IEnumerable<PolicyProblem> Check(LintSubject subject)
    {
        foreach (var condition in subject.ReadableStatements.SelectMany(s => s.Conditions.Conditions))
        {
            if (
                condition.Operator.Kind == OperatorKind.Null
                || subject.Catalogue.FindConditionKey(condition.Key) is not { ValueType.Length: > 0 } key
            )
            {
                continue;
            }

            var family = Family(condition.Operator.PositiveKind);
            // Text operators work on every key; ARN keys are often compared as text on purpose.
            if (family == "String" ? key.ValueType is "String" or "ARN" : family.Equals(key.ValueType, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (family == "ARN" && key.ValueType == "String")
            {
                continue;
            }

            var fitting = Fitting(key.ValueType, condition.Operator);
            // With values that the other operator cannot compare either, the operator is not all that is wrong.
            var isAll =
                fitting is { } other && condition.Values.All(v => MalformedConditionValue.Expected(other.PositiveKind, v.Text) is null);
            yield return Warning(
                condition.Position,
                $"{condition.Operator} compares {family} values, but '{condition.Key}' has {key.ValueType} values.",
                fitting?.ToString(),
                isAll ? PolicyFixKind.Replace : PolicyFixKind.Advice
            );
        }
    }

    private static string Family(OperatorKind kind) =>
        kind switch
        {
            OperatorKind.Bool => "Bool",
            OperatorKind.BinaryEquals => "Binary",
            OperatorKind.IpAddress => "IPAddress",
            OperatorKind.ArnEquals or OperatorKind.ArnLike => "ARN",
            _ when kind.ToString().StartsWith("Numeric", StringComparison.Ordinal) => "Numeric",
            _ when kind.ToString().StartsWith("Date", StringComparison.Ordinal) => "Date",
            _ => "String",
        };

    private static ConditionOperator? Fitting(string type, ConditionOperator used) =>
        type.ToUpperInvariant() switch
        {
            "BOOL" => used with { Kind = OperatorKind.Bool },
            "IPADDRESS" => used with { Kind = used.IsNegated ? OperatorKind.NotIpAddress : OperatorKind.IpAddress },
            "ARN" => used with { Kind = used.IsNegated ? OperatorKind.ArnNotLike : OperatorKind.ArnLike },
            "STRING" => used with { Kind = used.IsNegated ? OperatorKind.StringNotEquals : OperatorKind.StringEquals },
            "NUMERIC" => used with { Kind = used.IsNegated ? OperatorKind.NumericNotEquals : OperatorKind.NumericEquals },
            _ => null,
        };
}
