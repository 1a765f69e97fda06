using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;
using ZeroTrust.Sandbox.State;

namespace ZeroTrust.Sandbox.Services.S3;

/// <summary>Buckets as a whole.</summary>
[Service("s3")]
internal static class BucketOperations
{
    public static JsonObject ListBuckets(Call call)
    {
        var buckets = call
            .Account.Buckets.Values.Where(bucket => bucket.Name.StartsWith(call.Text("Prefix") ?? "", StringComparison.Ordinal))
            .Where(bucket => call.Text("BucketRegion") is not { } region || region == bucket.Region)
            .Select(bucket => new JsonObject
            {
                ["Name"] = bucket.Name,
                ["CreationDate"] = bucket.CreatedAt.Json(),
                ["BucketRegion"] = bucket.Region,
            })
            .ToList();
        var answer = call.Number("MaxBuckets") is null ? new JsonObject { ["Buckets"] = buckets.Json() } : call.Page(buckets);
        answer["Owner"] = Owner(call.Account.Id);
        return answer;
    }

    public static JsonObject HeadBucket(Call call)
    {
        var bucket = call.AnyBucket();
        return new() { ["BucketRegion"] = bucket.Region };
    }

    public static JsonObject GetBucketLocation(Call call)
    {
        var bucket = call.OwnBucket();
        return bucket.Region == Regions.Home ? [] : new() { ["LocationConstraint"] = bucket.Region };
    }

    public static JsonObject CreateBucket(Call call)
    {
        var name = call.Need("Bucket");
        if (name.Length is < 3 or > 63 || !name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '.'))
        {
            throw new ServiceError("InvalidBucketName", "The specified bucket is not valid.", 400);
        }

        var place = call.Part("CreateBucketConfiguration")?["LocationConstraint"].AsText() ?? Regions.Home;
        if (place == "EU")
        {
            place = "eu-west-1";
        }

        if (place != call.Region)
        {
            throw new ServiceError(
                "IllegalLocationConstraintException",
                $"The {place} location constraint is incompatible for the region specific endpoint this request was sent to.",
                400
            );
        }

        if (call.World.Bucket(name) is { } taken)
        {
            throw taken.AccountId == call.Account.Id
                ? new ServiceError(
                    "BucketAlreadyOwnedByYou",
                    "Your previous request to create the named bucket succeeded and you already own it.",
                    409
                )
                : new ServiceError(
                    "BucketAlreadyExists",
                    "The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select "
                        + "a different name and try again.",
                    409
                );
        }

        call.Account.Buckets.Add(
            name,
            new BucketState
            {
                Name = name,
                AccountId = call.Account.Id,
                Region = place,
                CreatedAt = call.Now,
                Encryption = BucketState.Aes256(),
                PublicAccessBlock = PublicAccessOperations.Everything(),
                Ownership = call.Text("ObjectOwnership") ?? "BucketOwnerEnforced",
            }
        );
        return new() { ["Location"] = "/" + name };
    }

    public static JsonObject DeleteBucket(Call call)
    {
        var bucket = call.OwnBucket();
        if (bucket.Objects.Count > 0)
        {
            throw new ServiceError("BucketNotEmpty", "The bucket you tried to delete is not empty", 409);
        }

        call.Account.Buckets.Remove(bucket.Name);
        return [];
    }

    public static JsonObject GetBucketVersioning(Call call) => new JsonObject { ["Status"] = call.OwnBucket().Versioning }.Present();

    public static JsonObject GetBucketLogging(Call call) =>
        new JsonObject { ["LoggingEnabled"] = call.OwnBucket().Logging?.Copy() }.Present();

    public static JsonObject GetBucketTagging(Call call)
    {
        var bucket = call.OwnBucket();
        return bucket.Tags.Count > 0
            ? new() { ["TagSet"] = bucket.Tags.Pairs() }
            : throw new ServiceError("NoSuchTagSet", "The TagSet does not exist", 404) { Members = new() { ["BucketName"] = bucket.Name } };
    }

    public static JsonObject GetBucketOwnershipControls(Call call)
    {
        var bucket = call.OwnBucket();
        return bucket.Ownership is { } ownership
            ? new()
            {
                ["OwnershipControls"] = new JsonObject { ["Rules"] = new JsonArray(new JsonObject { ["ObjectOwnership"] = ownership }) },
            }
            : throw new ServiceError("OwnershipControlsNotFoundError", "The bucket ownership controls were not found", 404)
            {
                Members = new() { ["BucketName"] = bucket.Name },
            };
    }

    public static JsonObject GetBucketAcl(Call call)
    {
        var bucket = call.OwnBucket();
        var grants = new JsonArray(
            new JsonObject
            {
                ["Grantee"] = new JsonObject { ["Type"] = "CanonicalUser", ["ID"] = Owner(bucket.AccountId)["ID"]!.DeepClone() },
                ["Permission"] = "FULL_CONTROL",
            }
        );
        foreach (var grant in bucket.Grants)
        {
            grants.Add(grant!.DeepClone());
        }

        return new() { ["Owner"] = Owner(bucket.AccountId), ["Grants"] = grants };
    }

    /// <summary>The canonical user of an account: 64 hexadecimal digits that the account id decides.</summary>
    internal static JsonObject Owner(string accountId) =>
        new()
        {
            ["ID"] = Convert
                .ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(accountId)))
                .ToLowerInvariant(),
        };
}
