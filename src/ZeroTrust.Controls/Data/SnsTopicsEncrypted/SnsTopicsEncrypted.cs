using ZeroTrust.Controls.Judging;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts.Sns;

namespace ZeroTrust.Controls.Data;

/// <summary>SNS topics are encrypted with a KMS key.</summary>
internal sealed partial class SnsTopicsEncrypted : IControl
{
    public IEnumerable<Finding> Evaluate(Snapshot snapshot, ControlInfo control, ControlSettings settings) =>
        snapshot
            .Listed<SnsTopic>()
            .Select(fact =>
                control.Judge(
                    fact,
                    topic =>
                        topic.Value.KmsMasterKeyId is { } key
                            ? control.Pass(topic.Resource, $"Messages are encrypted with {key}.", topic.Shows("kmsMasterKeyId", key))
                            : control.Fail(
                                topic.Resource,
                                "No KMS key encrypts the messages.",
                                topic.Shows("kmsMasterKeyId", topic.Value.KmsMasterKeyId)
                            )
                )
            );
}
