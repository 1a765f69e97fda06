using System.Text;
using ZeroTrust.Aws.Protocols.Codecs;
using ZeroTrust.Aws.Protocols.Shapes;

namespace ZeroTrust.Aws.Protocols.Serving;

/// <summary>
/// Finds the service and operation that an HTTP request asks for: by <c>X-Amz-Target</c>, by the
/// <c>Action</c> parameter, or by method and path,
/// among the services whose signing name the request was signed for (or whose endpoint prefix its host begins with).
/// </summary>
public sealed class ServiceCatalogue
{
    private readonly IReadOnlyList<ServiceShape> _services;
    private readonly Dictionary<ServiceShape, RestRoutes> _routes = [];

    /// <summary>A catalogue of services.</summary>
    /// <param name="services">The services.</param>
    public ServiceCatalogue(IEnumerable<ServiceShape> services)
    {
        _services = [.. services];
        foreach (var service in _services)
        {
            if (service.Protocol is WireProtocol.RestJson or WireProtocol.RestXml)
            {
                _routes.Add(service, new RestRoutes(service));
            }
        }
    }

    /// <summary>The services.</summary>
    public IReadOnlyList<ServiceShape> Services => _services;

    /// <summary>The service with this id, or null.</summary>
    /// <param name="serviceId">The service id, for example <c>IAM</c>.</param>
    public ServiceShape? Service(string serviceId) => _services.FirstOrDefault(s => s.ServiceId == serviceId);

    /// <summary>What a request asks for; null when no service in the catalogue offers it.</summary>
    /// <param name="request">The request, with its Host header.</param>
    public OperationMatch? Find(WireRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var scope = CredentialScope.Of(request);
        var operation =
            request.Header("X-Amz-Target") is { } target ? ByTarget(target)
            : Action(request) is { } action ? ByAction(action.Name, action.Version, scope, request)
            : null;
        return operation is not null ? new OperationMatch(operation, request, scope) : ByRoute(request, scope);
    }

    /// <summary>The services that a request may be for, the likeliest first; for error messages in the right protocol.</summary>
    /// <param name="request">The request.</param>
    public IReadOnlyList<ServiceShape> Candidates(WireRequest request) => [.. Candidates(request, CredentialScope.Of(request))];

    private OperationShape? ByTarget(string target)
    {
        var dot = target.LastIndexOf('.');
        if (dot < 0)
        {
            return null;
        }

        var (prefix, name) = (target[..dot], target[(dot + 1)..]);
        return _services
            .Where(s => s.Protocol == WireProtocol.Json && s.TargetPrefix == prefix)
            .Select(s => s.Operation(name))
            .FirstOrDefault(o => o is not null);
    }

    private static (string Name, string? Version)? Action(WireRequest request)
    {
        var form =
            request.Header("Content-Type")?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true
                ? FormParameters.Parse(Encoding.UTF8.GetString(request.Body))
                : [];
        var parameters = form.Concat(request.Query).ToList();
        var action = parameters.FirstOrDefault(p => p.Key == "Action").Value;
        return action is null ? null : (action, parameters.FirstOrDefault(p => p.Key == "Version").Value);
    }

    private OperationShape? ByAction(string action, string? version, CredentialScope? scope, WireRequest request)
    {
        var candidates = Candidates(request, scope)
            .Concat(scope is null ? _services : [])
            .Where(s => s.Protocol is WireProtocol.Query or WireProtocol.Ec2)
            .OrderBy(s => s.ApiVersion == version ? 0 : 1);
        return candidates.Select(s => s.Operation(action)).FirstOrDefault(o => o is not null);
    }

    private OperationMatch? ByRoute(WireRequest request, CredentialScope? scope)
    {
        foreach (var service in Candidates(request, scope).Where(_routes.ContainsKey))
        {
            var routed = service.EndpointPrefix == "s3" ? S3Host.IntoPath(request) : request;
            if (_routes[service].Find(routed) is { } operation)
            {
                return new OperationMatch(operation, routed, scope);
            }
        }

        // What strangers may call is sent without a signature, and a host such as localhost does not say for which service.
        var open = scope is null
            ? _routes.Values.Select(routes => routes.Find(request)).FirstOrDefault(static found => found is { Unsigned: true })
            : null;
        return open is null ? null : new OperationMatch(open, request, scope);
    }

    private IEnumerable<ServiceShape> Candidates(WireRequest request, CredentialScope? scope)
    {
        var labels = (request.Header("Host") ?? "").Split('.');

        // Several services can share a signing name; the host tells them apart, where it does not say localhost. Endpoint rules can ask
        // for a signing name that no model states (s3express), so an unknown one excludes nothing.
        var known = scope is not null && _services.Any(s => s.SigningName == scope.Service);
        return _services
            .Where(s => known ? s.SigningName == scope!.Service : scope is not null || labels.Contains(s.EndpointPrefix))
            .OrderBy(s => labels.Contains(s.EndpointPrefix) ? 0 : 1);
    }
}
