namespace ZeroTrust.Policy.Documents;

/// <summary>One condition: an operator, a key, and the values, any one of which may match (none of which, for a negated operator).
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Key">The condition key as written; letter case does not matter.</param>
/// <param name="Values">The values.</param>
/// <param name="Position">Where the key is.</param>
/// <param name="OperatorPosition">Where the operator is.</param>
public sealed record Condition(
    ConditionOperator Operator,
    string Key,
    IReadOnlyList<ConditionValue> Values,
    TextPosition Position = default,
    TextPosition OperatorPosition = default
)
{
    /// <summary>A condition whose values are JSON strings.</summary>
    /// <param name="operator">The operator's name, such as <c>StringEquals</c>.</param>
    /// <param name="key">The key.</param>
    /// <param name="values">The values.</param>
    /// <returns>The condition.</returns>
    /// <exception cref="ArgumentException">There is no such operator.</exception>
    public static Condition Of(string @operator, string key, params string[] values) =>
        ConditionOperator.TryParse(@operator, out var parsed)
            ? new Condition(parsed, key, [.. values.Select(v => new ConditionValue(v))])
            : throw new ArgumentException($"There is no condition operator '{@operator}'.", nameof(@operator));
}
