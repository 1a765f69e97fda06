using Amazon.Runtime.Endpoints;

namespace ZeroTrust.Aws.Sending;

/// <summary>The same endpoint for every operation.</summary>
internal sealed class OneEndpoint(Uri endpoint) : IEndpointProvider
{
    public Endpoint ResolveEndpoint(EndpointParameters parameters) => new(endpoint.AbsoluteUri);
}
