namespace ZeroTrust.Facts.S3;

/// <summary>Block Public Access of a bucket.</summary>
/// <param name="Configured">Whether a configuration exists; all four are false otherwise.</param>
/// <param name="BlockPublicAcls">BlockPublicAcls.</param>
/// <param name="IgnorePublicAcls">IgnorePublicAcls.</param>
/// <param name="BlockPublicPolicy">BlockPublicPolicy.</param>
/// <param name="RestrictPublicBuckets">RestrictPublicBuckets.</param>
[FactType(
    "s3-bucket-public-access-block",
    "AWS::S3::Bucket",
    "s3:GetBucketPublicAccessBlock",
    FoundBy = ["s3:ListAllMyBuckets", "s3:GetBucketLocation"]
)]
public sealed record BucketPublicAccessBlock(
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
