using ZeroTrust.Controls.Judging;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using ZeroTrust.Facts.S3;

namespace ZeroTrust.Controls.Data;

/// <summary>The account blocks public access to all buckets.</summary>
internal sealed partial class AccountBlocksPublicAccess : IControl
{
    public IEnumerable<Finding> Evaluate(Snapshot snapshot, ControlInfo control, ControlSettings settings) =>
        snapshot
            .OfEachAccount<AccountPublicAccessBlock>()
            .Select(fact => control.Judge(fact, block => Verdict(control, block, OrganizationHold.Of(snapshot, block.Resource.AccountId))));

    private static Finding Verdict(ControlInfo control, Known<AccountPublicAccessBlock> block, Known<OrganizationS3Policy>? hold)
    {
        Evidence[] evidence =
        [
            block.Shows("configured", block.Value.Configured),
            block.Shows("blocksEverything", block.Value.BlocksEverything),
            .. hold is null ? [] : new[] { hold.Shows("publicAccessBlock", hold.Value.PublicAccessBlock) },
        ];
        if (block.Value.BlocksEverything)
        {
            return control.Pass(
                block.Resource,
                hold is null ? "The account blocks public access." : "The account blocks public access, managed by the organization.",
                evidence
            );
        }

        var fault = (hold?.Value.PublicAccessBlock, block.Value.Configured) switch
        {
            ("none", _) => "Managed by the organization: its S3 policy leaves public access open.",
            (not null, _) => "Managed by the organization: its S3 policy blocks public access, but some of the four settings are off.",
            (null, true) => "Some of the four settings are off.",
            _ => "The account has no setting.",
        };
        return control.Fail(block.Resource, fault, evidence);
    }
}
