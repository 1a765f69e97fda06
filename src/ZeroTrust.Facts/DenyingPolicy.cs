namespace ZeroTrust.Facts;

/// <summary>The kind of policy that AWS named when it refused a call.</summary>
public enum DenyingPolicy
{
    /// <summary>A policy of the caller: inline, attached, or of a group.</summary>
    Identity,

    /// <summary>The policy of the resource.</summary>
    Resource,

    /// <summary>The permissions boundary of the caller.</summary>
    Boundary,

    /// <summary>A policy that was given when the session was made.</summary>
    Session,

    /// <summary>A service control policy of the organization.</summary>
    ServiceControl,

    /// <summary>A resource control policy of the organization.</summary>
    ResourceControl,

    /// <summary>The policy of the VPC endpoint that the call went through.</summary>
    VpcEndpoint,

    /// <summary>The trust policy of the role that was to be assumed.</summary>
    RoleTrust,
}
