namespace ZeroTrust.Facts.S3;

/// <summary>One rule of default encryption.</summary>
/// <param name="Algorithm">AES256, aws:kms or aws:kms:dsse.</param>
/// <param name="KmsKeyId">Key id, ARN or alias as configured; null for the AWS managed key or AES256.</param>
/// <param name="BucketKeyEnabled">S3 Bucket Key on.</param>
public sealed record BucketEncryptionRule(string Algorithm, string? KmsKeyId, bool BucketKeyEnabled)
{
    /// <summary>Whether a key of KMS encrypts, whoever holds it.</summary>
    public bool UsesKms => Algorithm is "aws:kms" or "aws:kms:dsse";

    /// <summary>Whether a KMS key that the customer holds encrypts, and not the one that AWS keeps for S3.</summary>
    public bool UsesCustomerKey => UsesKms && KmsKeyId is not null && !IsAwsKey(KmsKeyId);

    /// <summary>Whether a key is the one that AWS keeps for S3, by its alias or the ARN of that.</summary>
    public static bool IsAwsKey(string keyId) => keyId.EndsWith("alias/aws/s3", StringComparison.Ordinal);
}
