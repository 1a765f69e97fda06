namespace ZeroTrust.Facts.S3;

/// <summary>Default encryption of a bucket.</summary>
/// <param name="Rules">Rules; empty where there is no configuration.</param>
[FactType(
    "s3-bucket-encryption",
    "AWS::S3::Bucket",
    "s3:GetEncryptionConfiguration",
    FoundBy = ["s3:ListAllMyBuckets", "s3:GetBucketLocation"]
)]
public sealed record BucketEncryption(IReadOnlyList<BucketEncryptionRule> Rules)
{
    /// <summary>The whole configuration as AWS returned it (API member names of ServerSideEncryptionConfiguration), so that undo
    /// restores every member; null for none.</summary>
    public System.Text.Json.Nodes.JsonObject? Configuration { get; init; }
}
