using System.Text.Json.Nodes;
using ZeroTrust.Controls.Planning;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using ZeroTrust.Facts.S3;

namespace ZeroTrust.Controls.Data;

/// <summary>Switches all four settings on for the bucket.</summary>
internal sealed partial class BucketBlocksPublicAccess : IEnforcement
{
    public PlanDraft Plan(Finding finding, Snapshot snapshot, PlanContext context)
    {
        if (
            finding.Outcome is not Outcome.Fail
            || snapshot.Find<BucketPublicAccessBlock>(finding.Resource) is not Known<BucketPublicAccessBlock> block
        )
        {
            return PlanDraft.Empty;
        }

        var bucket = finding.Resource.Id;
        var after = new BucketPublicAccessBlock(
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
                    Type = "BucketPublicAccessBlock",
                    Description = $"Block public access to bucket {bucket}",
                    Do = [Put(bucket, after)],
                    Undo =
                    [
                        block.Value.Configured
                            ? Put(bucket, block.Value)
                            : Calls.Call(
                                "s3",
                                "DeletePublicAccessBlock",
                                new JsonObject { ["Bucket"] = bucket },
                                "s3:PutBucketPublicAccessBlock"
                            ),
                    ],
                    States = [block.Becomes(after)],
                }
            )
        );
    }

    private static AwsCall Put(string bucket, BucketPublicAccessBlock block) =>
        Calls.Call(
            "s3",
            "PutPublicAccessBlock",
            new JsonObject
            {
                ["Bucket"] = bucket,
                ["PublicAccessBlockConfiguration"] = new JsonObject
                {
                    ["BlockPublicAcls"] = block.BlockPublicAcls,
                    ["IgnorePublicAcls"] = block.IgnorePublicAcls,
                    ["BlockPublicPolicy"] = block.BlockPublicPolicy,
                    ["RestrictPublicBuckets"] = block.RestrictPublicBuckets,
                },
            },
            "s3:PutBucketPublicAccessBlock"
        );
}
