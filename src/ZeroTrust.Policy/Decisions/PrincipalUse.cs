namespace ZeroTrust.Policy.Decisions;

/// <summary>Whether policies of a layer name principals.</summary>
internal enum PrincipalUse : byte
{
    /// <summary>Identity policies, boundaries, session policies and SCPs must not:
    /// "You cannot use the Principal element in an identity-based policy" (Principal page).</summary>
    Forbidden,

    /// <summary>Policies of resources and of endpoints, and RCPs, must.</summary>
    Required,
}
