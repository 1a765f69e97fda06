namespace ZeroTrust.Facts.Kms;

/// <summary>The key policy of a customer key.</summary>
/// <remarks>The policy called default, the only one that a key has.</remarks>
/// <param name="Document">JSON text as AWS returned it.</param>
[FactType("kms-key-policy", "AWS::KMS::Key", "kms:GetKeyPolicy", FoundBy = ["kms:ListKeys", "kms:DescribeKey"])]
public sealed record KmsKeyPolicy([property: PolicyDocument] string Document);
