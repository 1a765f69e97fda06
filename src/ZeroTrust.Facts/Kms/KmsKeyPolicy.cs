namespace ZeroTrust.Facts.Kms;

/// <summary>The key policy of a customer key.</summary>
/// <remarks>kms:GetKeyPolicy (default). Resource: the key.</remarks>
/// <param name="Document">JSON text as AWS returned it.</param>
[FactType("kms-key-policy")]
public sealed record KmsKeyPolicy([property: PolicyDocument] string Document);
