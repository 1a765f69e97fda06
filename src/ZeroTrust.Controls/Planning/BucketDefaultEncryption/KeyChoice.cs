using System.Text.Json.Nodes;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Kms;
using ZeroTrust.Policy;

namespace ZeroTrust.Controls.Planning.BucketDefaultEncryption;

/// <summary>The key for one bucket, or why there is none.</summary>
/// <param name="Key">ARN or reference; null for AWS's own key.</param>
/// <param name="Name">For people.</param>
/// <param name="Fact">The key where it exists and is ours.</param>
/// <param name="Change">The change that makes it.</param>
/// <param name="Refusal">Why not; the others are then empty.</param>
internal sealed record KeyChoice(JsonNode? Key, string Name, Known<KmsKey>? Fact, Change? Change, PlanDraft? Refusal)
{
    private const string AwsOwnAlias = "alias/aws/s3";

    /// <summary>A key that somebody named: id, ARN or alias.</summary>
    public static KeyChoice Given(Snapshot snapshot, ResourceRef bucket, string wanted)
    {
        var keys = snapshot.AllKnown<KmsKey>().Where(key => Is(key, wanted)).ToList();
        var sameAccount = Arn.IsMeant(wanted) ? Arns.AccountOf(wanted) : bucket.AccountId;
        if (keys.Find(key => key.Resource.Region == bucket.Region && key.Resource.AccountId == sameAccount) is { } found)
        {
            return found.Value.Manager == "AWS" && !found.Value.Aliases.Contains(AwsOwnAlias)
                ? Refuse(bucket, $"{wanted} is a key that AWS keeps for another service.")
                : new KeyChoice(JsonValue.Create(found.Value.Arn), wanted, found, null, null);
        }

        var region =
            Arn.TryParse(wanted, out var arn) && arn.Service == "kms"
                ? arn.Region
                : keys.FirstOrDefault(key => key.Resource.AccountId == sameAccount)?.Resource.Region;
        if (region is not null && region != bucket.Region)
        {
            return Refuse(
                bucket,
                $"Key {wanted} is in {region} and the bucket is in {bucket.Region}: S3 takes keys of its own region only."
            );
        }

        if (wanted == AwsOwnAlias)
        {
            return new KeyChoice(null, AwsOwnAlias, null, null, null);
        }

        return
            snapshot
                .All<KmsKey>()
                .FirstOrDefault(fact =>
                    fact.Gap is not null && fact.Resource.AccountId == sameAccount && fact.Resource.Region == bucket.Region
                )
                ?.Gap
                is { } gap
            ? new KeyChoice(
                null,
                wanted,
                null,
                null,
                Drafts.Note(
                    PlanNoteKind.FactMissing,
                    bucket,
                    $"Key {wanted} is not known: {gap.Action} would settle it.",
                    ErrorIds.FactMissing
                )
            )
            : Refuse(
                bucket,
                $"There is no key {wanted} in {bucket.Region}, or it is not in an account of this connection, so "
                    + $"nobody can say who may use it."
            );
    }

    /// <summary>Our own key of the region: the one that is there, or a new one.</summary>
    public static KeyChoice Own(Snapshot snapshot, ResourceRef bucket, IReadOnlyList<BucketUser> usersOfAll)
    {
        if (
            snapshot
                .AllKnown<KmsKey>()
                .FirstOrDefault(key =>
                    key.Resource.AccountId == bucket.AccountId
                    && key.Resource.Region == bucket.Region
                    && key.Value.Aliases.Contains(NewKey.Alias)
                ) is
            { } existing
        )
        {
            return new KeyChoice(JsonValue.Create(existing.Value.Arn), NewKey.Alias, existing, null, null);
        }

        var change = NewKey.Create(bucket.AccountId, bucket.Region, snapshot.Header.Partition, usersOfAll);
        return new KeyChoice(NewKey.Arn(change), $"a new key ({NewKey.Alias})", null, change, null);
    }

    private static KeyChoice Refuse(ResourceRef bucket, string message) =>
        new(null, "", null, null, Drafts.Note(PlanNoteKind.Refused, bucket, message, ErrorIds.KeyNotUsable));

    private static bool Is(Known<KmsKey> key, string wanted) =>
        key.Value.KeyId == wanted
        || key.Value.Arn == wanted
        || key.Value.Aliases.Contains(wanted)
        || (
            wanted.Split(":alias/") is [var prefix, var name]
            && key.Value.Aliases.Contains("alias/" + name)
            && key.Value.Arn.StartsWith(prefix + ":", StringComparison.Ordinal)
        );
}
