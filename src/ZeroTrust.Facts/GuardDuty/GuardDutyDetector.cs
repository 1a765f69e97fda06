namespace ZeroTrust.Facts.GuardDuty;

/// <summary>GuardDuty in one region.</summary>
/// <remarks>guardduty:ListDetectors, guardduty:GetDetector. Resource: the account in the region.</remarks>
/// <param name="Enabled">A detector exists and is enabled.</param>
/// <param name="DetectorId">Detector id; null for none.</param>
/// <param name="Features">Names of the protection features that are on.</param>
[FactType("guardduty-detector")]
public sealed record GuardDutyDetector(bool Enabled, string? DetectorId, IReadOnlyList<string> Features);
