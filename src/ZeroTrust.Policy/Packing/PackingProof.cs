namespace ZeroTrust.Policy.Packing;

/// <summary>What is known about the meaning of a packed document.</summary>
public enum PackingProof
{
    /// <summary>Its statements are as they were given, white space, identifiers and their order aside.</summary>
    Unchanged,

    /// <summary>Each step that made it is proved by <see cref="Comparison.PolicyComparer"/> in both directions.</summary>
    Equivalent,

    /// <summary>As <see cref="Equivalent"/>, and actions became wildcards: proved to lose nothing,
    /// and to gain no action that the catalogue has.
    /// Only with <see cref="PackingOptions.AllowFutureActions"/>.</summary>
    EquivalentToday,
}
