using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;

namespace ZeroTrust.Aws.Protocols.Clients;

/// <summary>The pipeline step that asks the service's rules for the endpoint; the rest is the SDK's.</summary>
internal sealed class TableEndpointResolver : BaseEndpointResolver
{
    protected override void ServiceSpecificHandler(IExecutionContext executionContext, EndpointParameters parameters) =>
        InjectHostPrefix(executionContext.RequestContext);

    protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext)
    {
        var marshaller = (TableRequestMarshaller)requestContext.Marshaller;
        var input = TableRequestMarshaller.InputOf(requestContext.OriginalRequest);
        return EndpointParameterMap.For(
            (ServiceClientConfig)requestContext.ClientConfig,
            requestContext.Request.AlternateEndpoint,
            new OperationInput(marshaller.Operation, input));
    }
}
