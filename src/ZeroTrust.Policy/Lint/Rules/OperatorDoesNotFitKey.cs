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
            if (condition.Operator.Kind == OperatorKind.Null || subject.Catalogue.FindConditionKey(condition.Key) is not { ValueType.Length: > 0 } key) continue;
            var family = Family(condition.Operator.PositiveKind);
            // Text operators work on every key; ARN keys are often compared as text on purpose.
            if (family == "String" ? key.ValueType is "String" or "ARN" : family.Equals(key.ValueType, StringComparison.OrdinalIgnoreCase)) continue;
            if (family == "ARN" && key.ValueType == "String") continue;
            yield return Warning(condition.OperatorPosition, $"{condition.Operator} compares {family} values, but '{condition.Key}' has {key.ValueType} values.", Fitting(key.ValueType, condition.Operator));
        }
    }

    private static string Family(OperatorKind kind) => kind switch
    {
        OperatorKind.Bool => "Bool",
        OperatorKind.BinaryEquals => "Binary",
        OperatorKind.IpAddress => "IPAddress",
        OperatorKind.ArnEquals or OperatorKind.ArnLike => "ARN",
        _ when kind.ToString().StartsWith("Numeric", StringComparison.Ordinal) => "Numeric",
        _ when kind.ToString().StartsWith("Date", StringComparison.Ordinal) => "Date",
        _ => "String",
    };

    private static string? Fitting(string type, ConditionOperator used) => type.ToUpperInvariant() switch
    {
        "BOOL" => (used with { Kind = OperatorKind.Bool }).ToString(),
        "IPADDRESS" => (used with { Kind = used.IsNegated ? OperatorKind.NotIpAddress : OperatorKind.IpAddress }).ToString(),
        "ARN" => (used with { Kind = used.IsNegated ? OperatorKind.ArnNotLike : OperatorKind.ArnLike }).ToString(),
        "STRING" => (used with { Kind = used.IsNegated ? OperatorKind.StringNotEquals : OperatorKind.StringEquals }).ToString(),
        "NUMERIC" => (used with { Kind = used.IsNegated ? OperatorKind.NumericNotEquals : OperatorKind.NumericEquals }).ToString(),
        _ => null,
    };
}
