using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;
using ZeroTrust.Sandbox.Dump;
using ZeroTrust.Sandbox.State;

namespace ZeroTrust.Sandbox.Services.S3;

/// <summary>Buckets and their objects.</summary>
internal sealed class S3Dump : IServiceDump
{
    public void Write(AccountState account, JsonObject dump)
    {
        dump["publicAccessBlock"] = account.PublicAccessBlock?.DeepClone();
        dump["buckets"] = StateDump.Map(account.Buckets, BucketOf);
    }

    private static JsonObject BucketOf(BucketState bucket) =>
        new()
        {
            ["region"] = bucket.Region,
            ["encryption"] = bucket.Encryption?.DeepClone(),
            ["policy"] = bucket.Policy,
            ["publicAccessBlock"] = bucket.PublicAccessBlock?.DeepClone(),
            ["tags"] = bucket.Tags.Map(),
            ["versioning"] = bucket.Versioning,
            ["logging"] = bucket.Logging?.DeepClone(),
            ["ownership"] = bucket.Ownership,
            ["grants"] = bucket.Grants.DeepClone(),
            ["objects"] = StateDump.Map(
                bucket.Objects,
                item => new JsonObject
                {
                    ["etag"] = item.ETag,
                    ["encryption"] = item.Encryption,
                    ["key"] = item.KmsKeyId,
                }
            ),
        };
}
