using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Util.Internal;
using ZeroTrust.Aws.Protocols.Endpoints;
using ZeroTrust.Aws.Protocols.Shapes;

namespace ZeroTrust.Aws.Protocols.Clients;

/// <summary>The base of generated client configurations.</summary>
public abstract class ServiceClientConfig : ClientConfig
{
    private static readonly string UserAgentString = InternalSDKUtils.BuildUserAgentString("4.0.0");

    /// <summary>The default configuration: region from the environment or profile, endpoints from the service's rules.</summary>
    /// <param name="service">The service.</param>
    protected ServiceClientConfig(ServiceShape service)
        : base(new DefaultConfigurationProvider(StandardConfigurations.All))
    {
        ArgumentNullException.ThrowIfNull(service);
        Service = service;
        ServiceId = service.ServiceId;
        AuthenticationServiceName = service.SigningName;
        EndpointProvider = RuleSetEndpointProvider.For(service);
    }

    /// <summary>The service that the client calls.</summary>
    public ServiceShape Service { get; }

    /// <summary>Values for endpoint rule parameters of the client itself (<c>builtIn</c> and client context
    /// parameters), by rule parameter name.</summary>
    public IDictionary<string, object> EndpointParameters { get; } = new Dictionary<string, object>(StringComparer.Ordinal);

    /// <inheritdoc />
    public override string ServiceVersion => Service.ApiVersion;

    /// <inheritdoc />
    public override string RegionEndpointServiceName => Service.EndpointPrefix;

    /// <inheritdoc />
    public override string UserAgent => UserAgentString;

    /// <inheritdoc />
    public override Amazon.Runtime.Endpoints.Endpoint DetermineServiceOperationEndpoint(
        Amazon.Runtime.Endpoints.ServiceOperationEndpointParameters parameters
    ) => EndpointProvider.ResolveEndpoint(EndpointParameterMap.For(this, parameters?.AlternateEndpoint, null));
}
