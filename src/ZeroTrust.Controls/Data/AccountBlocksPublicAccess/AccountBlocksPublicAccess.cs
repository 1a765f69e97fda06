using ZeroTrust.Controls.Judging;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts.S3;

namespace ZeroTrust.Controls.Data;

/// <summary>The account blocks public access to all buckets.</summary>
internal sealed partial class AccountBlocksPublicAccess : IControl
{
    public IEnumerable<Finding> Evaluate(Snapshot snapshot, ControlInfo control, ControlSettings settings) =>
        snapshot
            .OfEachAccount<AccountPublicAccessBlock>()
            .Select(fact =>
                control.Judge(
                    fact,
                    block =>
                        block.Value.BlocksEverything
                            ? control.Pass(block.Resource, "The account blocks public access.", block.Shows("blocksEverything", true))
                            : control.Fail(
                                block.Resource,
                                block.Value.Configured ? "Some of the four settings are off." : "The account has no setting.",
                                block.Shows("configured", block.Value.Configured),
                                block.Shows("blocksEverything", false)
                            )
                )
            );
}
