namespace ZeroTrust.Facts.S3;

/// <summary>The policy of a bucket.</summary>
/// <param name="Document">JSON text as AWS returned it; null for none.</param>
[FactType("s3-bucket-policy", "AWS::S3::Bucket", "s3:GetBucketPolicy", FoundBy = ["s3:ListAllMyBuckets", "s3:GetBucketLocation"])]
public sealed record BucketPolicy([property: PolicyDocument] string? Document);
