using Amazon.Runtime.Endpoints;

namespace ZeroTrust.Sandbox.Tests;

/// <summary>Endpoints of services whose tables have no rules, because official clients exist: the bucket stands in the path.</summary>
internal sealed class PathStyleEndpoints(string service, string region) : IEndpointProvider
{
    public Endpoint ResolveEndpoint(EndpointParameters parameters) =>
        new($"https://{service}.{region}.amazonaws.com{(parameters["Bucket"] is string bucket ? "/" + bucket : "")}");
}
