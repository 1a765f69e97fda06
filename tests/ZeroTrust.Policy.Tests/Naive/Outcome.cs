namespace ZeroTrust.Policy.Tests.Naive;

/// <summary>How a value compares: it does or does not, the pattern has a variable without value, or it cannot be said.</summary>
internal enum Outcome
{
    No,
    Yes,
    Invalid,
    Unclear,
}
