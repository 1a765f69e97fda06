using System.Text.Json.Nodes;

namespace ZeroTrust.Sandbox.Services.S3;

/// <summary>A bucket. Its configurations are kept as the API takes them.</summary>
internal sealed class BucketState
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>The account that owns it.</summary>
    public required string AccountId { get; init; }

    /// <summary>Where it lives.</summary>
    public required string Region { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>
    /// What default encryption falls back to when its configuration is deleted: AES256 for every
    /// bucket made since January 2023, nothing for the old
    /// ones of the sample.
    /// </summary>
    public JsonObject? EncryptionBaseline { get; init; } = Aes256();

    /// <summary>ServerSideEncryptionConfiguration; null for none.</summary>
    public JsonObject? Encryption { get; set; }

    /// <summary>The policy text; null for none.</summary>
    public string? Policy { get; set; }

    /// <summary>PublicAccessBlockConfiguration; null for none.</summary>
    public JsonObject? PublicAccessBlock { get; set; }

    /// <summary>Tags.</summary>
    public SortedDictionary<string, string> Tags { get; } = new(StringComparer.Ordinal);

    /// <summary>Enabled, Suspended, or null when it was never on.</summary>
    public string? Versioning { get; set; }

    /// <summary>LoggingEnabled; null for none.</summary>
    public JsonObject? Logging { get; set; }

    /// <summary>BucketOwnerEnforced, BucketOwnerPreferred or ObjectWriter; null for none.</summary>
    public string? Ownership { get; set; } = "BucketOwnerEnforced";

    /// <summary>Grants beside the owner's.</summary>
    public JsonArray Grants { get; init; } = [];

    /// <summary>Objects by key.</summary>
    public SortedDictionary<string, StoredObject> Objects { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// The configuration that AWS gives to new buckets; since April 2026 it blocks keys that customers hand over with each upload (SSE-C).
    /// https://docs.aws.amazon.com/AmazonS3/latest/userguide/blocking-unblocking-s3-c-encryption-gpb.html
    /// </summary>
    public static JsonObject Aes256() =>
        new()
        {
            ["Rules"] = new JsonArray(
                new JsonObject
                {
                    ["ApplyServerSideEncryptionByDefault"] = new JsonObject { ["SSEAlgorithm"] = "AES256" },
                    ["BucketKeyEnabled"] = false,
                    ["BlockedEncryptionTypes"] = BlockedSseC(),
                }
            ),
        };

    /// <summary>What stands in a rule that lets no upload bring its own key.</summary>
    public static JsonObject BlockedSseC() => new() { ["EncryptionType"] = new JsonArray("SSE-C") };
}
