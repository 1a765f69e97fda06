namespace ZeroTrust.Policy.Services;

/// <summary>What the policy of a resource means for an action.</summary>
internal enum ResourcePolicyRole : byte
{
    /// <summary>It can grant by itself or leave it to identity policies: "For most resources, you
    /// only need an explicit Allow for the principal in
    /// either an identity-based policy or a resource-based policy".</summary>
    Grants,

    /// <summary>It has to name the principal or its account, as KMS key policies do.</summary>
    MustGrant,

    /// <summary>As <see cref="MustGrant"/>, and boundaries and session policies always limit the
    /// principal, as for role trust policies.</summary>
    MustGrantWithinLimits,

    /// <summary>It plays no part in this action.</summary>
    Ignored,
}
