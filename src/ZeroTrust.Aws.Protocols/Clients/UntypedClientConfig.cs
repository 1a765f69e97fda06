using ZeroTrust.Aws.Protocols.Shapes;

namespace ZeroTrust.Aws.Protocols.Clients;

/// <summary>The configuration of an <see cref="UntypedClient"/>.</summary>
public sealed class UntypedClientConfig : ServiceClientConfig
{
    /// <summary>The default configuration.</summary>
    /// <param name="service">The service to call.</param>
    public UntypedClientConfig(ServiceShape service)
        : base(service) { }
}
