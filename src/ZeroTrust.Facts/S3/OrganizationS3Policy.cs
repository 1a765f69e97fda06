namespace ZeroTrust.Facts.S3;

/// <summary>What the S3 policy of the organization says about an account. Where it governs Block Public Access, the account
/// cannot change it.</summary>
/// <remarks>
/// The effective S3_POLICY. About the account.
/// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_s3.html
/// </remarks>
/// <param name="PublicAccessBlock">all or none: the four settings of the account, on or off; null where no policy governs them.</param>
[FactType("s3-organization-policy", ResourceRef.AccountType, "organizations:DescribeEffectivePolicy")]
public sealed record OrganizationS3Policy(string? PublicAccessBlock)
{
    /// <summary>Whether the organization holds the account's Block Public Access.</summary>
    public bool Governs => PublicAccessBlock is not null;
}
