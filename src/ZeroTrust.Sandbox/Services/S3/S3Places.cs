using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.State;

namespace ZeroTrust.Sandbox.Services.S3;

/// <summary>Where S3 keeps its state.</summary>
internal static class S3Places
{
    extension(AccountState account)
    {
        /// <summary>Buckets by name.</summary>
        public SortedDictionary<string, BucketState> Buckets => account.S3.Buckets;

        /// <summary>Block Public Access of the whole account; null when it was never set.</summary>
        public JsonObject? PublicAccessBlock
        {
            get => account.S3.PublicAccessBlock;
            set => account.S3.PublicAccessBlock = value;
        }

        private S3State S3 => account.Of(static () => new S3State());
    }

    /// <summary>The bucket of this name in any account, or null: names are unique over all accounts.</summary>
    public static BucketState? Bucket(this World world, string name)
    {
        foreach (var account in world.Accounts.Values)
        {
            if (account.Buckets.TryGetValue(name, out var bucket))
            {
                return bucket;
            }
        }

        return null;
    }
}
