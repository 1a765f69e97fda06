namespace ZeroTrust.Policy.Layers;

/// <summary>All policies that apply to a request, by layer. Immutable; share instances between requests.</summary>
public sealed record PolicySet
{
    /// <summary>No policy at all.</summary>
    public static PolicySet Empty { get; } = new();

    /// <summary>Policies of the user and of its groups, or of the role; inline and managed alike.</summary>
    public IReadOnlyList<LayerPolicy> Identity { get; init; } = [];

    /// <summary>The permissions boundary; null when there is none.</summary>
    public LayerPolicy? Boundary { get; init; }

    /// <summary>Policies passed when the session was made; null when none were. One of them has to allow.</summary>
    public IReadOnlyList<LayerPolicy>? Session { get; init; }

    /// <summary>The resource's policy; null when it has none. For <c>sts:AssumeRole</c> the
    /// role's trust policy, for a KMS key its key policy:
    /// these always exist, so null there means not known.</summary>
    public LayerPolicy? Resource { get; init; }

    /// <summary>Service control policies above the principal's account; null when it is in no
    /// organization or the policy type is off.</summary>
    public OrganizationPolicies? ServiceControl { get; init; }

    /// <summary>Resource control policies above the resource's account; null when it is in no
    /// organization or the policy type is off.</summary>
    public OrganizationPolicies? ResourceControl { get; init; }

    /// <summary>The policy of the VPC endpoint that the request comes through; null when it comes through
    /// none or the endpoint has full access.</summary>
    public LayerPolicy? VpcEndpoint { get; init; }

    /// <summary>Grants on the KMS key that is the resource.</summary>
    public IReadOnlyList<KmsGrant> Grants { get; init; } = [];

    /// <summary>Whether Block Public Access of the bucket, access point or account has RestrictPublicBuckets on.
    /// https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html</summary>
    public bool RestrictPublicBuckets { get; init; }

    /// <summary>Layers that could not be read: they might hold anything, in addition to what is given here.</summary>
    public IReadOnlyCollection<PolicyLayer> UnknownLayers { get; init; } = [];

    internal bool IsUnknown(PolicyLayer layer)
    {
        if (UnknownLayers.Count == 0)
        {
            return false;
        }

        return UnknownLayers.Contains(layer);
    }
}
