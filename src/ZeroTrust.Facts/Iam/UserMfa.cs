namespace ZeroTrust.Facts.Iam;

/// <summary>The MFA devices of a user.</summary>
/// <param name="Devices">All devices; empty for none.</param>
[FactType("iam-user-mfa", "AWS::IAM::User", "iam:ListMFADevices", FoundBy = ["iam:ListUsers"])]
public sealed record UserMfa(IReadOnlyList<MfaDevice> Devices);
