namespace ZeroTrust.Facts.Iam;

/// <summary>An MFA device of a user.</summary>
/// <param name="SerialNumber">ARN of a virtual or FIDO device, serial number of a hardware TOTP token.</param>
/// <param name="EnabledAt">Since when.</param>
public sealed record MfaDevice(string SerialNumber, DateTimeOffset? EnabledAt)
{
    /// <summary>Whether it is a FIDO security key or passkey (<c>:u2f/</c>) or a hardware token (not an ARN).</summary>
    public bool IsHardware =>
        SerialNumber.Contains(":u2f/", StringComparison.Ordinal) || !SerialNumber.StartsWith("arn:", StringComparison.Ordinal);
}
