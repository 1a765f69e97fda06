namespace ZeroTrust.Policy.Layers;

/// <summary>The kinds of policy that take part in a decision.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#access_policy-types</summary>
public enum PolicyLayer
{
    /// <summary>Service control policies of the principal's organization.</summary>
    ServiceControl,

    /// <summary>Resource control policies of the resource's organization.</summary>
    ResourceControl,

    /// <summary>The policy of the VPC endpoint that the request comes through.</summary>
    VpcEndpoint,

    /// <summary>The policy of the resource: bucket policy, key policy, role trust policy, ...</summary>
    Resource,

    /// <summary>Policies of the user, its groups, or the role.</summary>
    Identity,

    /// <summary>The permissions boundary of the user or role.</summary>
    Boundary,

    /// <summary>Policies passed when the session was made.</summary>
    Session,
}
