namespace ZeroTrust.Facts.S3;

/// <summary>One rule of default encryption.</summary>
/// <param name="Algorithm">AES256, aws:kms or aws:kms:dsse.</param>
/// <param name="KmsKeyId">Key id, ARN or alias as configured; null for the AWS managed key or AES256.</param>
/// <param name="BucketKeyEnabled">S3 Bucket Key on.</param>
public sealed record BucketEncryptionRule(string Algorithm, string? KmsKeyId, bool BucketKeyEnabled);
