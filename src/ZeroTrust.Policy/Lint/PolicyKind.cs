namespace ZeroTrust.Policy.Lint;

/// <summary>Where a policy is used, which decides what it must and must not have.</summary>
public enum PolicyKind
{
    /// <summary>Not said: only what is wrong everywhere is reported.</summary>
    Unknown,

    /// <summary>Of a user, group or role; also a boundary or a session policy.</summary>
    Identity,

    /// <summary>Of a resource, such as a bucket, queue or key.</summary>
    Resource,

    /// <summary>Trust policy of a role.</summary>
    RoleTrust,

    /// <summary>Service control policy.</summary>
    ServiceControl,

    /// <summary>Resource control policy.</summary>
    ResourceControl,

    /// <summary>Of a VPC endpoint.</summary>
    VpcEndpoint,
}
