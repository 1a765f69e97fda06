namespace ZeroTrust.Core.Plans;

/// <summary>Where a call goes.</summary>
/// <param name="AccountId">Twelve digits.</param>
/// <param name="Region">Region code, or <c>global</c>.</param>
public sealed record AwsTarget(string AccountId, string Region);
