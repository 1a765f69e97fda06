using ZeroTrust.Controls.Judging;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts.Kms;

namespace ZeroTrust.Controls.Data;

/// <summary>Customer KMS keys rotate.</summary>
internal sealed partial class KmsKeyRotationEnabled : IControl
{
    public IEnumerable<Finding> Evaluate(Snapshot snapshot, ControlInfo control, ControlSettings settings) =>
        snapshot
            .Listed<KmsKey>()
            .Select(fact =>
                control.Judge(
                    fact,
                    key =>
                        key.Value.CannotRotate() is { } reason
                            ? control.NotApplicable(
                                key.Resource,
                                reason,
                                key.Shows("manager", key.Value.Manager),
                                key.Shows("state", key.Value.State),
                                key.Shows("spec", key.Value.Spec),
                                key.Shows("origin", key.Value.Origin)
                            )
                            : control.Judge(
                                snapshot.About<KmsKeyRotation>(key.Resource),
                                rotation =>
                                    rotation.Value.Enabled
                                        ? control.Pass(
                                            key.Resource,
                                            $"The key rotates every {rotation.Value.PeriodDays ?? KmsKeyRotation.UsualPeriodDays} days.",
                                            rotation.Shows("enabled", true),
                                            rotation.Shows("periodDays", rotation.Value.PeriodDays)
                                        )
                                        : control.Fail(key.Resource, "The key does not rotate.", rotation.Shows("enabled", false))
                            )
                )
            );
}
