namespace ZeroTrust.Policy.Conditions;

/// <summary>StringLike: "Case-sensitive matching. The values can include multi-character match wildcards
/// (*) and single-character match wildcards (?)".
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String</summary>
internal sealed class StringLike(string[] values, bool variables, bool isNegated)
    : PatternComparison(values, wildcards: true, variables, isNegated);
