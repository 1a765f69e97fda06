namespace ZeroTrust.Policy.Comparison;

/// <summary>What comparing two policies showed.</summary>
public enum ComparisonVerdict
{
    /// <summary>Proved: every request that the new policy allows, the old one allows too; and none that the old one denies
    /// is merely not known of the new one.</summary>
    NoNewAccess,

    /// <summary>Shown by an example that the evaluator confirms: the new policy allows it for
    /// certain, the old one for certain does not.</summary>
    NewAccess,

    /// <summary>Neither; <see cref="PolicyComparison.Reason"/> names the construct that stands in the way.</summary>
    Undecided,
}
