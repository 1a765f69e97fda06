namespace ZeroTrust.Core.Access;

/// <summary>Whether a request goes through, from worst to best.</summary>
internal enum AccessVerdict
{
    /// <summary>It is denied, whatever is not known.</summary>
    Denied,

    /// <summary>What is not known decides.</summary>
    Indeterminate,

    /// <summary>It goes through, whatever is not known.</summary>
    Allowed,
}
