using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.S3;

/// <summary>Block Public Access of buckets.</summary>
[Service("s3")]
internal static class PublicAccessOperations
{
    private static readonly string[] Settings = ["BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets"];

    public static JsonObject GetPublicAccessBlock(Call call)
    {
        var bucket = call.OwnBucket();
        return bucket.PublicAccessBlock is { } block
            ? new() { ["PublicAccessBlockConfiguration"] = block.Copy() }
            : throw new ServiceError("NoSuchPublicAccessBlockConfiguration", "The public access block configuration was not found", 404)
            {
                Members = new() { ["BucketName"] = bucket.Name },
            };
    }

    public static JsonObject PutPublicAccessBlock(Call call)
    {
        call.OwnBucket().PublicAccessBlock = Read(call);
        return [];
    }

    public static JsonObject DeletePublicAccessBlock(Call call)
    {
        call.OwnBucket().PublicAccessBlock = null;
        return [];
    }

    /// <summary>All four settings on.</summary>
    internal static JsonObject Everything() => new(Settings.Select(name => KeyValuePair.Create(name, (JsonNode?)true)));

    /// <summary>The settings of a call; those that it leaves out are off.</summary>
    internal static JsonObject Read(Call call)
    {
        var given = call.NeedPart("PublicAccessBlockConfiguration");
        return new(Settings.Select(name => KeyValuePair.Create(name, (JsonNode?)(given.Truth(name) ?? false))));
    }
}
