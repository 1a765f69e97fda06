namespace ZeroTrust.Facts.S3;

/// <summary>A bucket.</summary>
/// <remarks>The bucket in its own region; its id is its name.</remarks>
/// <param name="Name">Bucket name.</param>
/// <param name="Region">Where it lives.</param>
/// <param name="CreatedAt">When it was made.</param>
[FactType("s3-bucket", "AWS::S3::Bucket", "s3:ListAllMyBuckets", "s3:GetBucketLocation")]
public sealed record Bucket(string Name, string Region, DateTimeOffset? CreatedAt);
