namespace ZeroTrust.Facts.SecurityHub;

/// <summary>
/// Security Hub CSPM in one region: checks by standards, findings in ASFF. Until December 2025 it was called Security Hub; the product of
/// that name today is <see cref="SecurityHubV2Status"/>.
/// </summary>
/// <remarks>About the account in one region.</remarks>
/// <param name="Enabled">On.</param>
/// <param name="Standards">ARNs of enabled standards.</param>
[FactType("securityhub-status", ResourceRef.AccountType, "securityhub:DescribeHub", "securityhub:GetEnabledStandards")]
public sealed record SecurityHubStatus(bool Enabled, IReadOnlyList<string> Standards);
