using ZeroTrust.Policy.Decisions;

namespace ZeroTrust.Policy.Resources;

/// <summary>How a text compares with a pattern. Ordered so that the best of several alternatives is the greatest.</summary>
internal enum PatternMatch : byte
{
    /// <summary>It does not match.</summary>
    No = 0,

    /// <summary>The pattern has a variable that the request has no value for: "any attempt to match it fails and causes the statement to be
    /// invalid" (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html).</summary>
    Unresolved = 1,

    /// <summary>It depends on something that is not known.</summary>
    Unknown = 2,

    /// <summary>It matches.</summary>
    Yes = 3,
}

/// <summary>What a match means for a statement.</summary>
internal static class PatternMatchMeaning
{
    /// <summary>For an element that names what it matches: an unresolved variable matches nothing.</summary>
    public static Truth AsMatch(this PatternMatch match) => match switch
    {
        PatternMatch.Yes => Truth.True,
        PatternMatch.Unknown => Truth.Unknown,
        _ => Truth.False,
    };

    /// <summary>For a negated element. AWS says that an unresolved variable "might cause the entire statement to be invalid", so nothing is certain then.</summary>
    public static Truth AsMismatch(this PatternMatch match) => match switch
    {
        PatternMatch.Yes => Truth.False,
        PatternMatch.No => Truth.True,
        _ => Truth.Unknown,
    };
}
