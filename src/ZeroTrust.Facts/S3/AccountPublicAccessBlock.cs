namespace ZeroTrust.Facts.S3;

/// <summary>Block Public Access of an account.</summary>
/// <param name="Configured">Whether a configuration exists; all four are false otherwise.</param>
/// <param name="BlockPublicAcls">BlockPublicAcls.</param>
/// <param name="IgnorePublicAcls">IgnorePublicAcls.</param>
/// <param name="BlockPublicPolicy">BlockPublicPolicy.</param>
/// <param name="RestrictPublicBuckets">RestrictPublicBuckets.</param>
[FactType("s3-account-public-access-block", ResourceRef.AccountType, "s3:GetAccountPublicAccessBlock")]
public sealed record AccountPublicAccessBlock(
    bool Configured,
    bool BlockPublicAcls,
    bool IgnorePublicAcls,
    bool BlockPublicPolicy,
    bool RestrictPublicBuckets
)
{
    /// <summary>Whether all four are on.</summary>
    public bool BlocksEverything => BlockPublicAcls && IgnorePublicAcls && BlockPublicPolicy && RestrictPublicBuckets;
}
