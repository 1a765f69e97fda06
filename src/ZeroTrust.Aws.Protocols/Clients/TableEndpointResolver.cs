using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;

namespace ZeroTrust.Aws.Protocols.Clients;

/// <summary>The pipeline step that asks the service's rules for the endpoint; the rest is the SDK's.</summary>
internal sealed class TableEndpointResolver : BaseEndpointResolver
{
    protected override void ServiceSpecificHandler(IExecutionContext executionContext, EndpointParameters parameters)
    {
        InjectHostPrefix(executionContext.RequestContext);

        // With an endpoint from AWS_ENDPOINT_URL the signer would take the region from its host name, although the caller chose one.
        var (request, config) = (executionContext.RequestContext.Request, executionContext.RequestContext.ClientConfig);
        if (
            string.IsNullOrEmpty(request.AuthenticationRegion)
            && !string.IsNullOrEmpty(config.ServiceURL)
            && config.RegionEndpoint is { } region
        )
        {
            request.AuthenticationRegion = region.SystemName;
        }
    }

    protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext)
    {
        var marshaller = (TableRequestMarshaller)requestContext.Marshaller;
        var input = TableRequestMarshaller.InputOf(requestContext.OriginalRequest);
        return EndpointParameterMap.For(
            (ServiceClientConfig)requestContext.ClientConfig,
            requestContext.Request.AlternateEndpoint,
            new OperationInput(marshaller.Operation, input)
        );
    }
}
