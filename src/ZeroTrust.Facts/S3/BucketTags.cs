namespace ZeroTrust.Facts.S3;

/// <summary>Tags of a bucket.</summary>
/// <remarks>s3:GetBucketTagging. Resource: the bucket.</remarks>
/// <param name="Tags">Tags; empty for none.</param>
[FactType("s3-bucket-tags")]
public sealed record BucketTags(IReadOnlyDictionary<string, string> Tags);
