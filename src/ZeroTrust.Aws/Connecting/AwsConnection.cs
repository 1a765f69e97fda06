using System.Text.Json.Nodes;
using ZeroTrust.Aws.Reading;
using ZeroTrust.Aws.Sending;
using ZeroTrust.Aws.Writing;
using ZeroTrust.Core.Connections;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;

namespace ZeroTrust.Aws.Connecting;

/// <summary>A connection to AWS.</summary>
internal sealed class AwsConnection : IAwsConnection
{
    private readonly ClientPool _clients;
    private readonly Collector _collector;
    private readonly CallSender _sender;

    public AwsConnection(ConnectionInfo info, IReadOnlyList<AccountAccess> accounts, ClientPool clients, TimeProvider time)
    {
        Info = info;
        _clients = clients;
        _collector = new(info, accounts, clients, time);
        _sender = new(accounts, clients);
    }

    public ConnectionInfo Info { get; }

    public Task<Snapshot> CollectAsync(CollectRequest request, IProgress<CollectProgress>? progress, CancellationToken cancellationToken) =>
        _collector.CollectAsync(request, progress, cancellationToken);

    public Task<IFact?> ReadFactAsync(string factType, ResourceRef resource, CancellationToken cancellationToken) =>
        _collector.ReadOneAsync(factType, resource, cancellationToken);

    public Task<JsonObject> SendAsync(AwsCall call, AwsTarget target, CancellationToken cancellationToken) =>
        _sender.SendAsync(call, target, cancellationToken);

    public ValueTask DisposeAsync()
    {
        _clients.Dispose();
        _clients.Traffic.Dispose();
        return ValueTask.CompletedTask;
    }
}
