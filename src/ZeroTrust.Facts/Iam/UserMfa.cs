namespace ZeroTrust.Facts.Iam;

/// <summary>The MFA devices of a user.</summary>
/// <remarks>iam:ListMFADevices. Resource: the user.</remarks>
/// <param name="Devices">All devices; empty for none.</param>
[FactType("iam-user-mfa")]
public sealed record UserMfa(IReadOnlyList<MfaDevice> Devices);
