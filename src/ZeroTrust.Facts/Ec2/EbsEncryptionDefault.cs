namespace ZeroTrust.Facts.Ec2;

/// <summary>Encryption by default of new EBS volumes.</summary>
/// <remarks>ec2:GetEbsEncryptionByDefault, ec2:GetEbsDefaultKmsKeyId. Resource: the account in the region.</remarks>
/// <param name="Enabled">On.</param>
/// <param name="KmsKeyId">Default key: ARN or alias.</param>
[FactType("ec2-ebs-encryption-default")]
public sealed record EbsEncryptionDefault(bool Enabled, string? KmsKeyId);
