using System.Text;

namespace ZeroTrust.Policy.Packing;

/// <summary>How much AWS accepts in one place. White space between the parts of a document is not
/// counted, as documents are sent minified.</summary>
/// <param name="MaximumCharacters">Largest size of one document.</param>
/// <param name="MaximumDocuments">How many documents the place holds; null where the number is a quota that can be raised.</param>
/// <param name="CountsBytes">Whether sizes are bytes of UTF-8 and not characters.</param>
public sealed record PackingLimits(int MaximumCharacters, int? MaximumDocuments = null, bool CountsBytes = false)
{
    /// <summary>Managed policies of a user, group or role; a permissions boundary is one of them.
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length</summary>
    public static PackingLimits ManagedPolicy { get; } = new(6_144);

    /// <summary>Inline policies of a user. The limit is for all of them together, so one document holds everything.
    /// Source as <see cref="ManagedPolicy"/>.</summary>
    public static PackingLimits InlineUser { get; } = new(2_048, 1);

    /// <summary>Inline policies of a role, all together. Source as <see cref="ManagedPolicy"/>.</summary>
    public static PackingLimits InlineRole { get; } = new(10_240, 1);

    /// <summary>Inline policies of a group, all together. Source as <see cref="ManagedPolicy"/>.</summary>
    public static PackingLimits InlineGroup { get; } = new(5_120, 1);

    /// <summary>Policies of a session, inline and by ARN together, as plain text; AWS also
    /// bounds their packed size, which cannot be computed.
    /// https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html#API_AssumeRole_RequestParameters</summary>
    public static PackingLimits Session { get; } = new(2_048, 1);

    /// <summary>The trust policy of a role. 2,048 is the default of a quota that can be raised to 4,096.
    /// Source as <see cref="ManagedPolicy"/>.</summary>
    public static PackingLimits RoleTrust { get; } = new(2_048, 1);

    /// <summary>Service control policies of one root, unit or account. AWS has said bytes and characters; bytes are never fewer.
    /// See <see cref="OrganizationQuota"/>.</summary>
    public static PackingLimits ServiceControl { get; } =
        new(OrganizationQuota.ServiceControl.DocumentSize, OrganizationQuota.ServiceControl.Attached, CountsBytes: true);

    /// <summary>Resource control policies of one root, unit or account; AWS's own RCPFullAWSAccess has a place that is not ours.
    /// See <see cref="OrganizationQuota"/>.</summary>
    public static PackingLimits ResourceControl { get; } =
        new(OrganizationQuota.ResourceControl.DocumentSize, OrganizationQuota.ResourceControl.Attached - 1, CountsBytes: true);

    /// <summary>The policy of a VPC endpoint.
    /// https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-limits-endpoints.html</summary>
    public static PackingLimits VpcEndpoint { get; } = new(20_480, 1);

    /// <summary>The policy of a bucket.
    /// https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html</summary>
    public static PackingLimits Bucket { get; } = new(20_480, 1, CountsBytes: true);

    /// <summary>The policy of a KMS key.
    /// https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html#key-policy-limit</summary>
    public static PackingLimits Key { get; } = new(32_768, 1, CountsBytes: true);

    /// <summary>The size of a text in the unit of these limits.</summary>
    /// <param name="json">Minified JSON.</param>
    /// <returns>Characters or bytes.</returns>
    public int Measure(string json) => CountsBytes ? Encoding.UTF8.GetByteCount(json) : json.Length;
}
