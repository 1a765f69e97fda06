using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using ZeroTrust.Aws.Protocols.Shapes;

namespace ZeroTrust.Aws.Protocols.Endpoints;

/// <summary>Resolves endpoints by a service's rules. The rules are parsed on first use, once for all clients of the service.</summary>
public sealed class RuleSetEndpointProvider : IEndpointProvider
{
    private static readonly ConditionalWeakTable<ServiceShape, RuleSetEndpointProvider> Providers = [];
    private readonly Lazy<EndpointRuleSet> _rules;

    private readonly ServiceShape _service;

    private RuleSetEndpointProvider(ServiceShape service)
    {
        _service = service;
        _rules = new(() => new EndpointRuleSet(service.ServiceId, service.Source.EndpointRules.ToArray()));
    }

    /// <summary>The provider for a service.</summary>
    /// <param name="service">The service, with endpoint rules in its table.</param>
    public static RuleSetEndpointProvider For(ServiceShape service) => Providers.GetValue(service, s => new RuleSetEndpointProvider(s));

    /// <inheritdoc />
    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (_service.Source.EndpointRules.IsEmpty)
        {
            throw new AmazonClientException($"{_service.ServiceId} is described without endpoint rules: it can be served, not called.");
        }

        return _rules.Value.Resolve(parameters);
    }
}
