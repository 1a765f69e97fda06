namespace ZeroTrust.Facts.Ec2;

/// <summary>Encryption by default of new EBS volumes.</summary>
/// <remarks>About the account in one region.</remarks>
/// <param name="Enabled">On.</param>
/// <param name="KmsKeyId">Default key: ARN or alias.</param>
[FactType("ec2-ebs-encryption-default", ResourceRef.AccountType, "ec2:GetEbsEncryptionByDefault", "ec2:GetEbsDefaultKmsKeyId")]
public sealed record EbsEncryptionDefault(bool Enabled, string? KmsKeyId);
