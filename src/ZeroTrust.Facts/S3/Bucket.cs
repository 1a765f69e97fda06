namespace ZeroTrust.Facts.S3;

/// <summary>A bucket.</summary>
/// <remarks>s3:ListAllMyBuckets. Resource: AWS::S3::Bucket in its own region, id = name.</remarks>
/// <param name="Name">Bucket name.</param>
/// <param name="Region">Where it lives.</param>
/// <param name="CreatedAt">When it was made.</param>
[FactType("s3-bucket")]
public sealed record Bucket(string Name, string Region, DateTimeOffset? CreatedAt);
