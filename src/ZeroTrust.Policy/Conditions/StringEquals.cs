namespace ZeroTrust.Policy.Conditions;

/// <summary>StringEquals: "Exact matching, case sensitive"; variables count, <c>*</c> and <c>?</c> are plain characters.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String</summary>
internal sealed class StringEquals(string[] values, bool variables, bool isNegated)
    : PatternComparison(values, wildcards: false, variables, isNegated);
