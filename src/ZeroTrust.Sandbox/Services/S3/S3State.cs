using System.Text.Json.Nodes;

namespace ZeroTrust.Sandbox.Services.S3;

/// <summary>S3 of one account.</summary>
internal sealed class S3State
{
    /// <summary>Buckets by name.</summary>
    public SortedDictionary<string, BucketState> Buckets { get; } = new(StringComparer.Ordinal);

    /// <summary>Block Public Access of the whole account; null when it was never set.</summary>
    public JsonObject? PublicAccessBlock { get; set; }
}
