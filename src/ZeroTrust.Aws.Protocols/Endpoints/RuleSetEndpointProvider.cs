using System.Runtime.CompilerServices;
using Amazon.Runtime.Endpoints;
using ZeroTrust.Aws.Protocols.Shapes;

namespace ZeroTrust.Aws.Protocols.Endpoints;

/// <summary>Resolves endpoints by a service's rules. The rules are parsed on first use, once for all clients of the service.</summary>
public sealed class RuleSetEndpointProvider : IEndpointProvider
{
    private static readonly ConditionalWeakTable<ServiceShape, RuleSetEndpointProvider> Providers = [];
    private readonly Lazy<EndpointRuleSet> _rules;

    private RuleSetEndpointProvider(ServiceShape service) =>
        _rules = new(() => new EndpointRuleSet(service.ServiceId, service.Source.EndpointRules.ToArray()));

    /// <summary>The provider for a service.</summary>
    /// <param name="service">The service, with endpoint rules in its table.</param>
    public static RuleSetEndpointProvider For(ServiceShape service) => Providers.GetValue(service, s => new RuleSetEndpointProvider(s));

    /// <inheritdoc />
    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return _rules.Value.Resolve(parameters);
    }
}
