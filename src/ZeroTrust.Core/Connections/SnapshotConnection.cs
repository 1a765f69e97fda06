using System.Text.Json.Nodes;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using ZeroTrust.Policy;

namespace ZeroTrust.Core.Connections;

/// <summary>A saved snapshot in the place of a connection: everything that reads works
/// offline, everything that writes is refused.</summary>
/// <param name="snapshot">The facts.</param>
/// <param name="source">Where they came from, usually the path of the file.</param>
/// <param name="connectedAt">When it was opened, UTC.</param>
public sealed class SnapshotConnection(Snapshot snapshot, string source, DateTimeOffset connectedAt) : IAwsConnection
{
    /// <inheritdoc/>
    public ConnectionInfo Info { get; } =
        new(
            ConnectionKind.Snapshot,
            AccountOf(snapshot),
            snapshot.Header.CallerArn,
            snapshot.Header.Partition,
            snapshot.Header.Accounts,
            snapshot.Header.Regions,
            source,
            connectedAt
        );

    /// <inheritdoc/>
    public Task<Snapshot> CollectAsync(CollectRequest request, IProgress<CollectProgress>? progress, CancellationToken cancellationToken)
    {
        var types = request.FactTypes.ToHashSet(StringComparer.Ordinal);
        var accounts = request.AccountIds.ToHashSet(StringComparer.Ordinal);
        var regions = request.Regions.ToHashSet(StringComparer.Ordinal);
        if (types.Count == 0 && accounts.Count == 0 && regions.Count == 0 && request.OnlyIds.Count == 0)
        {
            return Task.FromResult(snapshot);
        }

        var header = snapshot.Header with
        {
            FactTypes = types.Count == 0 ? snapshot.Header.FactTypes : [.. snapshot.Header.FactTypes.Where(types.Contains)],
            Accounts =
                accounts.Count == 0
                    ? snapshot.Header.Accounts
                    : [.. snapshot.Header.Accounts.Where(account => accounts.Contains(account.Id))],
            Regions = regions.Count == 0 ? snapshot.Header.Regions : [.. snapshot.Header.Regions.Where(regions.Contains)],
        };
        var facts = snapshot.Facts.Where(fact =>
            (types.Count == 0 || types.Contains(fact.FactType))
            && (accounts.Count == 0 || accounts.Contains(fact.Resource.AccountId))
            && (regions.Count == 0 || fact.Resource.Region == ResourceRef.Global || regions.Contains(fact.Resource.Region))
            && (!request.OnlyIds.TryGetValue(fact.Resource.Type, out var ids) || ids.Contains(fact.Resource.Id))
        );
        return Task.FromResult(new Snapshot(header, facts));
    }

    /// <inheritdoc/>
    public Task<IFact?> ReadFactAsync(string factType, ResourceRef resource, CancellationToken cancellationToken) =>
        Task.FromResult(snapshot.Find(factType, resource));

    /// <inheritdoc/>
    public Task<JsonObject> SendAsync(AwsCall call, AwsTarget target, CancellationToken cancellationToken) =>
        throw new ZeroTrustException(
            ErrorIds.ConnectionIsReadOnly,
            FailureKind.NotConnected,
            source,
            "A saved snapshot cannot be changed.",
            "Connect to the account (Connect-ZtAws) and apply the plan there."
        );

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static string AccountOf(Snapshot snapshot)
    {
        var account = Arn.AccountOf(snapshot.Header.CallerArn);
        return Arn.IsAccount(account)
            ? account.ToString()
            : snapshot.Header.Accounts.Select(static account => account.Id).FirstOrDefault() ?? "";
    }
}
