using System.Text.Json.Nodes;
using ZeroTrust.Controls.Planning;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using ZeroTrust.Facts.S3;

namespace ZeroTrust.Controls.Data;

/// <summary>Switches all four settings on for the account.</summary>
internal sealed partial class AccountBlocksPublicAccess : IEnforcement
{
    public PlanDraft Plan(Finding finding, Snapshot snapshot, PlanContext context)
    {
        if (
            finding.Outcome is not Outcome.Fail
            || snapshot.Find<AccountPublicAccessBlock>(finding.Resource) is not Known<AccountPublicAccessBlock> block
        )
        {
            return PlanDraft.Empty;
        }

        var account = finding.Resource.AccountId;
        var after = new AccountPublicAccessBlock(
            Configured: true,
            BlockPublicAcls: true,
            IgnorePublicAcls: true,
            BlockPublicPolicy: true,
            RestrictPublicBuckets: true
        );
        return Drafts.Of(
            Change.For(
                finding,
                context,
                new()
                {
                    Type = "AccountPublicAccessBlock",
                    Description = $"Block public access to all buckets of account {account}",
                    Do = [Put(account, after)],
                    Undo =
                    [
                        block.Value.Configured
                            ? Put(account, block.Value)
                            : Calls.Call(
                                "s3control",
                                "DeletePublicAccessBlock",
                                new JsonObject { ["AccountId"] = account },
                                "s3:PutAccountPublicAccessBlock"
                            ),
                    ],
                    States = [block.Becomes(after)],
                }
            )
        );
    }

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
