using System.Collections.Frozen;
using ZeroTrust.Aws.Protocols.Shapes;

namespace ZeroTrust.Aws.Sending;

/// <summary>Every service that this product calls. The generator writes the list (<see cref="ServiceClients"/>),
/// from the services that have operations.</summary>
internal static class AwsServices
{
    private static readonly FrozenDictionary<string, AwsService> ById = ServiceClients.All.ToFrozenDictionary(
        static service => service.Id,
        StringComparer.Ordinal
    );

    private static readonly FrozenDictionary<Type, AwsService> ByInterface = ServiceClients.All.ToFrozenDictionary(static service =>
        service.Interface
    );

    /// <summary>The service of a client interface.</summary>
    /// <exception cref="UnregisteredServiceException">There is none: a defect of whoever asks.</exception>
    public static AwsService Of<TInterface>() =>
        ByInterface.GetValueOrDefault(typeof(TInterface)) ?? throw new UnregisteredServiceException(typeof(TInterface).Name);

    /// <summary>The service of an id; null when this product does not know it.</summary>
    public static AwsService? Find(string id) => ById.GetValueOrDefault(id);
}
