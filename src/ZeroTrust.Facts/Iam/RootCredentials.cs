namespace ZeroTrust.Facts.Iam;

/// <summary>How the root user of an account is protected.</summary>
/// <remarks>AccountMFAEnabled and AccountAccessKeysPresent of the account summary, and the virtual MFA devices.</remarks>
/// <param name="MfaEnabled">Whether any MFA device is on.</param>
/// <param name="AccessKeysPresent">Whether root has access keys.</param>
/// <param name="VirtualMfa">Whether the device is a virtual one; null when the list of virtual devices was not readable.</param>
[FactType("iam-root-credentials", ResourceRef.AccountType, "iam:GetAccountSummary", "iam:ListVirtualMFADevices")]
public sealed record RootCredentials(bool MfaEnabled, bool AccessKeysPresent, bool? VirtualMfa);
