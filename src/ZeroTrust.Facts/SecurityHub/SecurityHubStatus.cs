namespace ZeroTrust.Facts.SecurityHub;

/// <summary>Security Hub in one region.</summary>
/// <remarks>About the account in one region.</remarks>
/// <param name="Enabled">On.</param>
/// <param name="Standards">ARNs of enabled standards.</param>
[FactType("securityhub-status", ResourceRef.AccountType, "securityhub:DescribeHub", "securityhub:GetEnabledStandards")]
public sealed record SecurityHubStatus(bool Enabled, IReadOnlyList<string> Standards);
