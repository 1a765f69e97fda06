using ZeroTrust.Core.Connections;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Planning;
using ZeroTrust.Core.Planning.Intents;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using ZeroTrust.Facts.S3;
using ZeroTrust.Policy;

namespace ZeroTrust.Controls.Planning.BucketDefaultEncryption;

/// <summary>
/// Buckets encrypt with KMS: by a given key, or by one of our own for each account and region. A key
/// that would shut out somebody who writes to the
/// bucket today is refused, with the names.
/// </summary>
internal sealed class BucketEncryptionPlanner : IPlanner<BucketEncryptionIntent>
{
    private const string BucketType = "AWS::S3::Bucket";

    /// <inheritdoc/>
    public CollectRequest Needs(BucketEncryptionIntent intent) =>
        new([
            "s3-bucket",
            "s3-bucket-encryption",
            "s3-bucket-policy",
            "kms-key",
            "kms-key-policy",
            "iam-user",
            "iam-role",
            "iam-group",
            "iam-policy",
        ])
        {
            AccountIds = intent.AccountId is { } account ? [account] : [],
            OnlyIds = new Dictionary<string, IReadOnlyCollection<string>> { [BucketType] = [.. intent.Buckets.Select(NameOf)] },
        };

    /// <inheritdoc/>
    public PlanDraft Plan(BucketEncryptionIntent intent, Snapshot snapshot, PlanContext context)
    {
        if (intent.CreateKey == intent.KmsKeyId is not null)
        {
            throw new ZeroTrustException(
                ErrorIds.ArgumentInvalid,
                FailureKind.InvalidArgument,
                intent.KmsKeyId ?? "",
                "Either a key is given or one is made.",
                "Give -KmsKeyId or ask for a new key, not both."
            );
        }

        var (found, draft) = (new List<ResourceRef>(), PlanDraft.Empty);
        foreach (var name in intent.Buckets.Select(NameOf).Distinct(StringComparer.Ordinal))
        {
            if (Find(intent, snapshot, name) is { } bucket)
            {
                found.Add(bucket);
            }
            else
            {
                draft = draft.And(NotFound(intent, snapshot, context, name));
            }
        }

        foreach (var bucket in found)
        {
            var sharing = found.Where(other => other.AccountId == bucket.AccountId && other.Region == bucket.Region).ToList();
            var one = new BucketPlan(intent, snapshot, bucket, "", sharing).Make();
            draft = draft.And(one with { Changes = [.. one.Changes.Where(change => draft.Changes.All(known => known.Id != change.Id))] });
        }

        return draft;
    }

    private static ResourceRef? Find(BucketEncryptionIntent intent, Snapshot snapshot, string name) =>
        snapshot
            .AllKnown<Bucket>()
            .FirstOrDefault(bucket =>
                bucket.Value.Name == name && (intent.AccountId is null || bucket.Resource.AccountId == intent.AccountId)
            )
            ?.Resource;

    private static PlanDraft NotFound(BucketEncryptionIntent intent, Snapshot snapshot, PlanContext context, string name)
    {
        var account = intent.AccountId ?? Arns.AccountOf(context.CallerArn);
        var resource = new ResourceRef(account, ResourceRef.Global, BucketType, name);
        return
            snapshot
                .All<Bucket>()
                .FirstOrDefault(fact => fact.Gap is not null && (intent.AccountId is null || fact.Resource.AccountId == intent.AccountId))
                is { Gap: { } gap }
            ? Drafts.Note(
                PlanNoteKind.FactMissing,
                resource,
                $"Bucket {name} is not known: {gap.Action} would settle it.",
                ErrorIds.FactMissing
            )
            : Drafts.Note(
                PlanNoteKind.Refused,
                resource,
                $"There is no bucket {name} in the accounts of this connection.",
                ErrorIds.ResourceNotFound
            );
    }

    /// <summary>The name in an ARN (<c>arn:aws:s3:::name</c>), or the name itself.</summary>
    private static string NameOf(string bucket) => Arn.TryParse(bucket, out var arn) ? arn.Resource.Split('/')[0] : bucket;
}
