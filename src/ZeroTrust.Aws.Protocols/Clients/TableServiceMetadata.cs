using Amazon.Runtime.Internal;

namespace ZeroTrust.Aws.Protocols.Clients;

/// <summary>What the SDK's monitoring wants to know about a service.</summary>
internal sealed class TableServiceMetadata(string serviceId) : IServiceMetadata
{
    public string ServiceId { get; } = serviceId;

    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();
}
