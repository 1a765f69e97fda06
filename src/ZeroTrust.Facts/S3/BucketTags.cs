namespace ZeroTrust.Facts.S3;

/// <summary>Tags of a bucket.</summary>
/// <param name="Tags">Tags; empty for none.</param>
[FactType("s3-bucket-tags", "AWS::S3::Bucket", "s3:GetBucketTagging", FoundBy = ["s3:ListAllMyBuckets", "s3:GetBucketLocation"])]
public sealed record BucketTags(IReadOnlyDictionary<string, string> Tags);
