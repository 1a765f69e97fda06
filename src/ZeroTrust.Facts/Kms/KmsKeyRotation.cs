namespace ZeroTrust.Facts.Kms;

/// <summary>Automatic rotation of a customer key with AWS_KMS material.</summary>
/// <remarks>Only keys have it that can rotate, see <see cref="KmsKey.CannotRotate"/>.</remarks>
/// <param name="Enabled">Rotates.</param>
/// <param name="PeriodDays">Days between rotations.</param>
[FactType("kms-key-rotation", "AWS::KMS::Key", "kms:GetKeyRotationStatus", FoundBy = ["kms:ListKeys", "kms:DescribeKey"])]
public sealed record KmsKeyRotation(bool Enabled, int? PeriodDays)
{
    /// <summary>Days between rotations where nobody chose a period.</summary>
    public const int UsualPeriodDays = 365;
}
