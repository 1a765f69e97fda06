namespace ZeroTrust.Facts.SecurityHub;

/// <summary>Security Hub in one region, the product of December 2025 that AWS's API calls V2. It is not
/// Security Hub CSPM, see <see cref="SecurityHubStatus"/>.</summary>
/// <remarks>About the account in one region.</remarks>
/// <param name="Enabled">On.</param>
/// <param name="Features">Features that are on, sorted, such as NETWORK_SCANNING.</param>
[FactType("securityhub-v2-status", ResourceRef.AccountType, "securityhub:DescribeSecurityHubV2")]
public sealed record SecurityHubV2Status(bool Enabled, IReadOnlyList<string> Features);
