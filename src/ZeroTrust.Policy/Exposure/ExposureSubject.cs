using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Layers;

namespace ZeroTrust.Policy.Exposure;

/// <summary>A resource's policy, and what is known of those who are not outsiders. What is not given counts as outside.</summary>
/// <param name="Policy">Bucket policy, queue policy, key policy, role trust policy, ...</param>
/// <param name="OwnerAccount">The account that owns the resource.</param>
public sealed record ExposureSubject(PolicyDocument Policy, string OwnerAccount)
{
    /// <summary>The resource; null to ask about every resource that the policy names. For a bucket its objects belong to it.</summary>
    public string? ResourceArn { get; init; }

    /// <summary>The owner's organization; null when it has none or it is not known: then no organization counts as the owner's.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>Accounts of the owner's organization.</summary>
    public IReadOnlySet<string> OrganizationAccounts { get; init; } = new HashSet<string>();

    /// <summary>VPCs (<c>vpc-...</c>) and VPC endpoints (<c>vpce-...</c>) through which only the owner's people come.</summary>
    public IReadOnlySet<string> OwnNetworks { get; init; } = new HashSet<string>();

    /// <summary>Address ranges in CIDR notation from which only the owner's people come.</summary>
    public IReadOnlyList<string> OwnAddresses { get; init; } = [];

    /// <summary>Whether RestrictPublicBuckets of S3 Block Public Access is on for the bucket or its account.</summary>
    public bool RestrictPublicBuckets { get; init; }

    /// <summary>Resource control policies above the owner's account; null for none.</summary>
    public OrganizationPolicies? ResourceControl { get; init; }
}
