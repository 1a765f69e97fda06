namespace ZeroTrust.Policy.Documents;

/// <summary>The condition operators.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html</summary>
public enum OperatorKind
{
    /// <summary>Equal text, letter case matters.</summary>
    StringEquals,

    /// <summary>Not <see cref="StringEquals"/>.</summary>
    StringNotEquals,

    /// <summary>Equal text, letter case does not matter.</summary>
    StringEqualsIgnoreCase,

    /// <summary>Not <see cref="StringEqualsIgnoreCase"/>.</summary>
    StringNotEqualsIgnoreCase,

    /// <summary>Text with wildcards, letter case matters.</summary>
    StringLike,

    /// <summary>Not <see cref="StringLike"/>.</summary>
    StringNotLike,

    /// <summary>Equal numbers.</summary>
    NumericEquals,

    /// <summary>Not <see cref="NumericEquals"/>.</summary>
    NumericNotEquals,

    /// <summary>The request's number is smaller.</summary>
    NumericLessThan,

    /// <summary>The request's number is smaller or equal.</summary>
    NumericLessThanEquals,

    /// <summary>The request's number is greater.</summary>
    NumericGreaterThan,

    /// <summary>The request's number is greater or equal.</summary>
    NumericGreaterThanEquals,

    /// <summary>The same moment.</summary>
    DateEquals,

    /// <summary>Not <see cref="DateEquals"/>.</summary>
    DateNotEquals,

    /// <summary>The request's moment is earlier.</summary>
    DateLessThan,

    /// <summary>The request's moment is earlier or the same.</summary>
    DateLessThanEquals,

    /// <summary>The request's moment is later.</summary>
    DateGreaterThan,

    /// <summary>The request's moment is later or the same.</summary>
    DateGreaterThanEquals,

    /// <summary>true or false.</summary>
    Bool,

    /// <summary>The same bytes, written in base64.</summary>
    BinaryEquals,

    /// <summary>The address is in the range.</summary>
    IpAddress,

    /// <summary>Not <see cref="IpAddress"/>.</summary>
    NotIpAddress,

    /// <summary>ARN with wildcards, part by part; AWS defines it as the same as <see cref="ArnLike"/>.</summary>
    ArnEquals,

    /// <summary>Not <see cref="ArnEquals"/>.</summary>
    ArnNotEquals,

    /// <summary>ARN with wildcards, part by part.</summary>
    ArnLike,

    /// <summary>Not <see cref="ArnLike"/>.</summary>
    ArnNotLike,

    /// <summary>Whether the key is absent.</summary>
    Null,
}
