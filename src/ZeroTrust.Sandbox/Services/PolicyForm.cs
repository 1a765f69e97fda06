namespace ZeroTrust.Sandbox.Services;

/// <summary>Where a policy document is to be stored: what it must and must not name depends on it.</summary>
internal enum PolicyForm
{
    /// <summary>User, group, role or managed policy.</summary>
    Identity,

    /// <summary>Trust policy of a role.</summary>
    Trust,

    /// <summary>Bucket or key policy.</summary>
    Resource,

    /// <summary>Policy of an organization.</summary>
    ServiceControl,
}
