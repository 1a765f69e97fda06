namespace ZeroTrust.Facts.SecurityHub;

/// <summary>Security Hub in one region.</summary>
/// <remarks>securityhub:DescribeHub, securityhub:GetEnabledStandards. Resource: the account in the region.</remarks>
/// <param name="Enabled">On.</param>
/// <param name="Standards">ARNs of enabled standards.</param>
[FactType("securityhub-status")]
public sealed record SecurityHubStatus(bool Enabled, IReadOnlyList<string> Standards);
