using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Sample;

namespace ZeroTrust.Sandbox.Services.S3;

/// <summary>Puts buckets into an account of the sample.</summary>
internal static class S3Builder
{
    public static BucketState Bucket(
        this AccountBuilder at,
        string name,
        string region,
        JsonObject? encryption,
        bool blocked = true,
        bool old = false
    )
    {
        var bucket = new BucketState
        {
            Name = name,
            AccountId = at.Account.Id,
            Region = region,
            CreatedAt = at.DaysAgo(old ? 2100 : 600),
            EncryptionBaseline = old ? null : BucketState.Aes256(),
            Encryption = encryption,
            PublicAccessBlock = blocked ? S3SampleDocuments.Block(true, true, true, true) : null,
            Ownership = old ? null : "BucketOwnerEnforced",
        };
        at.Account.Buckets.Add(name, bucket);
        return bucket;
    }
}
