namespace ZeroTrust.Facts.CloudTrail;

/// <summary>All trails that record an account.</summary>
/// <remarks>cloudtrail:DescribeTrails, cloudtrail:GetTrailStatus, cloudtrail:GetEventSelectors. Resource: the account.</remarks>
/// <param name="Trails">Empty for none.</param>
[FactType("cloudtrail-trails")]
public sealed record AccountTrails(IReadOnlyList<Trail> Trails);
