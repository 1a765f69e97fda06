namespace ZeroTrust.Core.Plans;

/// <summary>The policy layer in which a change alters who may do what.</summary>
public enum AccessLayer
{
    /// <summary>A policy of a user, group or role.</summary>
    Identity,

    /// <summary>A resource policy: bucket, key, queue, ...</summary>
    Resource,

    /// <summary>A role's trust policy.</summary>
    Trust,

    /// <summary>A service control policy.</summary>
    ServiceControl,

    /// <summary>A resource control policy.</summary>
    ResourceControl,
}
