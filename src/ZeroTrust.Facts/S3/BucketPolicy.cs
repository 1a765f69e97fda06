namespace ZeroTrust.Facts.S3;

/// <summary>The policy of a bucket.</summary>
/// <remarks>s3:GetBucketPolicy. Resource: the bucket.</remarks>
/// <param name="Document">JSON text as AWS returned it; null for none.</param>
[FactType("s3-bucket-policy")]
public sealed record BucketPolicy([property: PolicyDocument] string? Document);
