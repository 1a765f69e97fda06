using System.Text;
using System.Text.Json.Nodes;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Plans;
using ZeroTrust.Facts;
using ZeroTrust.Facts.S3;
using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Controls.Planning.BucketDefaultEncryption;

/// <summary>Adds statements to the policy of a bucket; every other statement stays as it is written.</summary>
internal static class BucketPolicyChange
{
    /// <summary>https://docs.aws.amazon.com/AmazonS3/latest/userguide/add-bucket-policy.html: "Bucket
    /// policies are limited to 20 KB in size."</summary>
    private const int MaximumBytes = 20 * 1024;

    /// <summary>The change, or a note why there is none.</summary>
    /// <param name="id">Id of the change.</param>
    /// <param name="controlId">The control that asked for it, or empty.</param>
    /// <param name="bucket">The bucket.</param>
    /// <param name="bucketArn">Its ARN.</param>
    /// <param name="policy">Its policy as it is.</param>
    /// <param name="statements">What to add.</param>
    public static PlanDraft Plan(
        string id,
        string controlId,
        ResourceRef bucket,
        string bucketArn,
        Known<BucketPolicy> policy,
        IReadOnlyList<Statement> statements
    )
    {
        var before = policy.Value.Document;
        var parsed = before is null ? new PolicyDocument() : PolicyDocument.Parse(before).Document;
        if (parsed is not { IsDamaged: false } document)
        {
            return Drafts.Note(
                PlanNoteKind.Refused,
                bucket,
                "The bucket's policy is malformed, so nothing can be added to it without losing something.",
                ErrorIds.PolicyMalformed
            );
        }

        var added = statements.Select(statement => statement with { Sid = FreeSid(document, statement.Sid!) }).ToList();
        var after = added.Aggregate(document, static (current, statement) => current.WithStatement(statement)).ToJson();
        if (Encoding.UTF8.GetByteCount(after) > MaximumBytes)
        {
            return Drafts.Note(
                PlanNoteKind.Refused,
                bucket,
                $"The policy would have {Encoding.UTF8.GetByteCount(after)} bytes; S3 accepts {MaximumBytes}.",
                ErrorIds.DocumentTooLarge
            );
        }

        var undo = before is null
            ? Calls.Call("s3", "DeleteBucketPolicy", new JsonObject { ["Bucket"] = bucket.Id })
            : Put(bucket.Id, before);
        return Drafts.Of(
            new ChangeContent
            {
                Type = "BucketPolicy",
                Description =
                    $"Add {string.Join(" and ", added.Select(static statement => statement.Sid))} to the policy of bucket {bucket.Id}",
                Do = [Put(bucket.Id, after)],
                Undo = [undo],
                States = [policy.Becomes(new BucketPolicy(after))],
                Access = new AccessChange(
                    AccessLayer.Resource,
                    before,
                    after,
                    [],
                    [bucket.AccountId],
                    [
                        new AccessProbe("s3:PutBucketPolicy", bucketArn),
                        new AccessProbe("s3:GetObject", bucketArn + "/object"),
                        new AccessProbe("s3:PutObject", bucketArn + "/object"),
                    ]
                ),
            }.As(id, controlId, bucket, ChangeRisk.Medium)
        );
    }

    private static AwsCall Put(string bucket, string document) =>
        Calls.Call("s3", "PutBucketPolicy", new JsonObject { ["Bucket"] = bucket, ["Policy"] = document });

    /// <summary>A statement of somebody else that happens to have the Sid is never replaced.</summary>
    private static string FreeSid(PolicyDocument document, string sid) =>
        Enumerable
            .Range(1, int.MaxValue)
            .Select(number => number == 1 ? sid : sid + number)
            .First(candidate => document.FindStatement(candidate) is null);
}
