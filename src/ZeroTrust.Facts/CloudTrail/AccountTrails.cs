namespace ZeroTrust.Facts.CloudTrail;

/// <summary>All trails that record an account.</summary>
/// <param name="Trails">Empty for none.</param>
[FactType(
    "cloudtrail-trails",
    ResourceRef.AccountType,
    "cloudtrail:DescribeTrails",
    "cloudtrail:GetTrailStatus",
    "cloudtrail:GetEventSelectors"
)]
public sealed record AccountTrails(IReadOnlyList<Trail> Trails);
