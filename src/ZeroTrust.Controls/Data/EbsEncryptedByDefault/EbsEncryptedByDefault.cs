using ZeroTrust.Controls.Judging;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts.Ec2;

namespace ZeroTrust.Controls.Data;

/// <summary>New EBS volumes are encrypted by default.</summary>
internal sealed partial class EbsEncryptedByDefault : IControl
{
    public IEnumerable<Finding> Evaluate(Snapshot snapshot, ControlInfo control, ControlSettings settings) =>
        snapshot
            .OfEachRegion<EbsEncryptionDefault>()
            .Select(fact =>
                control.Judge(
                    fact,
                    found =>
                        found.Value.Enabled
                            ? control.Pass(
                                found.Resource,
                                $"New volumes in {found.Resource.Region} are encrypted.",
                                found.Shows("enabled", true),
                                found.Shows("kmsKeyId", found.Value.KmsKeyId)
                            )
                            : control.Fail(
                                found.Resource,
                                $"New volumes in {found.Resource.Region} are not encrypted unless somebody asks for it.",
                                found.Shows("enabled", false)
                            )
                )
            );
}
