namespace ZeroTrust.Facts.Kms;

/// <summary>Automatic rotation of a customer key with AWS_KMS material.</summary>
/// <remarks>kms:GetKeyRotationStatus. Resource: the key. Only symmetric customer keys with AWS_KMS origin have it.</remarks>
/// <param name="Enabled">Rotates.</param>
/// <param name="PeriodDays">Days between rotations.</param>
[FactType("kms-key-rotation")]
public sealed record KmsKeyRotation(bool Enabled, int? PeriodDays);
