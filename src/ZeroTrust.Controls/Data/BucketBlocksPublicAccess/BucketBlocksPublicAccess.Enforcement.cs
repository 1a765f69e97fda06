using System.Text.Json.Nodes;
using ZeroTrust.Controls.Planning;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts.S3;

namespace ZeroTrust.Controls.Data;

/// <summary>Switches all four settings on for the bucket.</summary>
internal sealed partial class BucketBlocksPublicAccess : IEnforcement
{
    private static readonly BucketPublicAccessBlock All = new(
        Configured: true,
        BlockPublicAcls: true,
        IgnorePublicAcls: true,
        BlockPublicPolicy: true,
        RestrictPublicBuckets: true
    );

    public PlanDraft Plan(Finding finding, Snapshot snapshot, PlanContext context) =>
        Drafts.For<BucketPublicAccessBlock>(
            finding,
            snapshot,
            context,
            block =>
                new()
                {
                    Type = "BucketPublicAccessBlock",
                    Description = $"Block public access to bucket {finding.Resource.Id}",
                    Do = [Put(finding.Resource.Id, All)],
                    Undo =
                    [
                        block.Value.Configured
                            ? Put(finding.Resource.Id, block.Value)
                            : Calls.Call(
                                "s3",
                                "DeletePublicAccessBlock",
                                new JsonObject { ["Bucket"] = finding.Resource.Id },
                                "s3:PutBucketPublicAccessBlock"
                            ),
                    ],
                    States = [block.Becomes(All)],
                }
        );

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
