namespace ZeroTrust.Policy.Conditions;

/// <summary>StringEqualsIgnoreCase: "Exact matching, ignoring case".
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String</summary>
internal sealed class StringEqualsIgnoreCase(string[] values, bool variables, bool isNegated)
    : PatternComparison(values, wildcards: false, variables, isNegated, ignoreCase: true);
