using System.Text.Json.Nodes;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;

namespace ZeroTrust.Core.Connections;

/// <summary>A connection to one account or a whole organization.</summary>
public interface IAwsConnection : IAsyncDisposable
{
    /// <summary>What it is.</summary>
    ConnectionInfo Info { get; }

    /// <summary>Reads facts. What cannot be read is in the snapshot as a gap; only cancellation and
    /// lost credentials end the collection.</summary>
    Task<Snapshot> CollectAsync(CollectRequest request, IProgress<CollectProgress>? progress, CancellationToken cancellationToken);

    /// <summary>Reads one fact again; null when the resource does not exist.</summary>
    Task<IFact?> ReadFactAsync(string factType, ResourceRef resource, CancellationToken cancellationToken);

    /// <summary>Sends one call of a change and returns its answer, by API member names.</summary>
    /// <exception cref="AwsCallException">AWS refused it, or it failed.</exception>
    /// <exception cref="Errors.ZeroTrustException">The connection cannot be changed (a saved snapshot).</exception>
    Task<JsonObject> SendAsync(AwsCall call, AwsTarget target, CancellationToken cancellationToken);
}
