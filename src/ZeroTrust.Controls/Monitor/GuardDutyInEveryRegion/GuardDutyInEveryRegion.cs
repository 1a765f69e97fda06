using ZeroTrust.Controls.Judging;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts.GuardDuty;

namespace ZeroTrust.Controls.Monitor;

/// <summary>GuardDuty watches every region.</summary>
internal sealed partial class GuardDutyInEveryRegion : IControl
{
    public IEnumerable<Finding> Evaluate(Snapshot snapshot, ControlInfo control, ControlSettings settings) =>
        snapshot
            .OfEachRegion<GuardDutyDetector>()
            .Select(fact =>
                control.Judge(
                    fact,
                    found =>
                    {
                        var evidence = new[]
                        {
                            found.Shows("enabled", found.Value.Enabled),
                            found.Shows("detectorId", found.Value.DetectorId),
                            found.Shows("features", found.Value.Features),
                        };
                        return found.Value.Enabled
                            ? control.Pass(found.Resource, $"GuardDuty watches {found.Resource.Region}.", evidence)
                            : control.Fail(
                                found.Resource,
                                found.Value.DetectorId is null
                                    ? $"No detector in {found.Resource.Region}."
                                    : $"The detector in {found.Resource.Region} is suspended.",
                                evidence
                            );
                    }
                )
            );
}
