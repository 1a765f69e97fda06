namespace ZeroTrust.Policy.Documents;

/// <summary>The set operator in front of a condition operator.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html</summary>
public enum SetQuantifier
{
    /// <summary>None: the key has one value.</summary>
    None,

    /// <summary><c>ForAllValues:</c>, every value of the request must pass; true when there are none.</summary>
    ForAllValues,

    /// <summary><c>ForAnyValue:</c>, one value of the request must pass; false when there are none.</summary>
    ForAnyValue,
}
