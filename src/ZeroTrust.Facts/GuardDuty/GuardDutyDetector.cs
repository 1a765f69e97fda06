namespace ZeroTrust.Facts.GuardDuty;

/// <summary>GuardDuty in one region.</summary>
/// <remarks>About the account in one region.</remarks>
/// <param name="Enabled">A detector exists and is enabled.</param>
/// <param name="DetectorId">Detector id; null for none.</param>
/// <param name="Features">Names of the protection features that are on.</param>
[FactType("guardduty-detector", ResourceRef.AccountType, "guardduty:ListDetectors", "guardduty:GetDetector")]
public sealed record GuardDutyDetector(bool Enabled, string? DetectorId, IReadOnlyList<string> Features);
