using ZeroTrust.Controls.Judging;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using ZeroTrust.Facts.CloudTrail;

namespace ZeroTrust.Controls.Monitor;

/// <summary>A validated CloudTrail trail records every region.</summary>
internal sealed partial class CloudTrailRecordsEveryRegion : IControl
{
    public IEnumerable<Finding> Evaluate(Snapshot snapshot, ControlInfo control, ControlSettings settings) =>
        snapshot
            .OfEachAccount<AccountTrails>()
            .Select(fact =>
                control.Judge(
                    fact,
                    trails =>
                    {
                        var evidence = trails.Shows("trails", trails.Value.Trails.Select(Describe));
                        var candidates = trails
                            .Value.Trails.Where(static trail =>
                                trail
                                    is
                                {
                                    IsMultiRegion: true,
                                    LogFileValidation: true,
                                    IncludesGlobalServices: true,
                                    IsLogging: not false,
                                    ManagementEvents: not false
                                }
                            )
                            .ToList();
                        if (candidates.Find(static trail => trail is { IsLogging: true, ManagementEvents: true }) is { } good)
                        {
                            return control.Pass(trails.Resource, $"{good.Name} records every region, validated, and is logging.", evidence);
                        }

                        if (candidates.Count > 0)
                        {
                            var action = candidates[0].IsLogging is null ? "cloudtrail:GetTrailStatus" : "cloudtrail:GetEventSelectors";
                            return control.Unknown(
                                trails.Resource,
                                new Gap(GapReason.AccessDenied, action, $"of trail {candidates[0].Name} it was not readable")
                            );
                        }

                        return control.Fail(
                            trails.Resource,
                            trails.Value.Trails.Count == 0
                                ? "No trail records the account."
                                : $"No trail is enough: {string.Join("; ", trails.Value.Trails.Select(Describe))}.",
                            evidence
                        );
                    }
                )
            );

    private static string Describe(Trail trail)
    {
        (bool Missing, string What)[] faults =
        [
            (!trail.IsMultiRegion, "one region only"),
            (!trail.IncludesGlobalServices, "no global services"),
            (!trail.LogFileValidation, "not validated"),
            (trail.IsLogging is false, "not logging"),
            (trail.ManagementEvents is false, "not all management events"),
        ];
        var missing = faults.Where(static fault => fault.Missing).Select(static fault => fault.What);
        return $"{trail.Name}: {string.Join(", ", missing.DefaultIfEmpty("complete"))}";
    }
}
