using System.Text.Json.Nodes;
using ZeroTrust.Controls.Planning;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts.S3;

namespace ZeroTrust.Controls.Data;

/// <summary>Switches all four settings on for the account.</summary>
internal sealed partial class AccountBlocksPublicAccess : IEnforcement
{
    private static readonly AccountPublicAccessBlock All = new(
        Configured: true,
        BlockPublicAcls: true,
        IgnorePublicAcls: true,
        BlockPublicPolicy: true,
        RestrictPublicBuckets: true
    );

    public PlanDraft Plan(Finding finding, Snapshot snapshot, PlanContext context) =>
        finding.Outcome is Outcome.Fail && OrganizationHold.Of(snapshot, finding.Resource.AccountId) is not null
            ? Drafts.Manual(
                finding.Resource,
                $"Block Public Access of account {finding.Resource.AccountId} is managed by the organization, and S3 refuses to change it "
                    + "there: change the S3 policy (S3_POLICY) of the organization in its management account."
            )
            : Block(finding, snapshot, context);

    private static PlanDraft Block(Finding finding, Snapshot snapshot, PlanContext context) =>
        Drafts.For<AccountPublicAccessBlock>(
            finding,
            snapshot,
            context,
            block =>
                new()
                {
                    Type = "AccountPublicAccessBlock",
                    Description = $"Block public access to all buckets of account {finding.Resource.AccountId}",
                    Do = [Put(finding.Resource.AccountId, All)],
                    Undo =
                    [
                        block.Value.Configured
                            ? Put(finding.Resource.AccountId, block.Value)
                            : Calls.Call(
                                "s3control",
                                "DeletePublicAccessBlock",
                                new JsonObject { ["AccountId"] = finding.Resource.AccountId },
                                "s3:PutAccountPublicAccessBlock"
                            ),
                    ],
                    States = [block.Becomes(All)],
                }
        );

    private static AwsCall Put(string account, AccountPublicAccessBlock block) =>
        Calls.Call(
            "s3control",
            "PutPublicAccessBlock",
            new JsonObject
            {
                ["AccountId"] = account,
                ["PublicAccessBlockConfiguration"] = new JsonObject
                {
                    ["BlockPublicAcls"] = block.BlockPublicAcls,
                    ["IgnorePublicAcls"] = block.IgnorePublicAcls,
                    ["BlockPublicPolicy"] = block.BlockPublicPolicy,
                    ["RestrictPublicBuckets"] = block.RestrictPublicBuckets,
                },
            },
            "s3:PutAccountPublicAccessBlock"
        );
}
