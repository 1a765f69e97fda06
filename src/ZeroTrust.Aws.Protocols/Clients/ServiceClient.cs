using System.Text.Json.Nodes;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using ZeroTrust.Aws.Protocols.Json;
using ZeroTrust.Aws.Protocols.Shapes;
using ZeroTrust.Aws.Protocols.Values;

namespace ZeroTrust.Aws.Protocols.Clients;

/// <summary>
/// The base of generated clients, on the pipeline of AWSSDK.Core: signing, credentials, HTTP, retry, events and metrics are the SDK's.
/// What is added is marshalling from tables and endpoints from the service's rules.
/// </summary>
public abstract class ServiceClient : AmazonServiceClient
{
    /// <summary>A client with the default credentials chain.</summary>
    /// <param name="config">The configuration.</param>
    protected ServiceClient(ServiceClientConfig config)
        : base(config) { }

    /// <summary>A client with given credentials.</summary>
    /// <param name="credentials">The credentials.</param>
    /// <param name="config">The configuration.</param>
    protected ServiceClient(AWSCredentials credentials, ServiceClientConfig config)
        : base(credentials, config) { }

    /// <summary>The service that the client calls.</summary>
    public ServiceShape Service => ((ServiceClientConfig)Config).Service;

    /// <inheritdoc />
    protected override IServiceMetadata ServiceMetadata => new TableServiceMetadata(Service.ServiceId);

    /// <summary>Makes the value of an idempotency token that the caller left out. A random identifier unless overridden.</summary>
    protected virtual string NewIdempotencyToken()
    {
#pragma warning disable RS0030 // A token must be unique in the world; nothing reads it back. Tests override the method.
        return Guid.NewGuid().ToString();
#pragma warning restore RS0030
    }

    /// <summary>Calls an operation by name with parameters and result as JSON, members named as in the API.</summary>
    /// <param name="operation">The operation's name.</param>
    /// <param name="parameters">The parameters, as <c>aws --cli-input-json</c> takes them.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The result's members.</returns>
    /// <exception cref="ArgumentException">The service has no such operation.</exception>
    /// <exception cref="StructureJsonException">The parameters do not fit the operation.</exception>
    /// <exception cref="AmazonServiceException">The service refused.</exception>
    public async Task<JsonObject> InvokeAsync(string operation, JsonObject parameters, CancellationToken cancellationToken = default)
    {
        var shape =
            Service.Operation(operation)
            ?? throw new ArgumentException($"{Service.ServiceId} has no operation '{operation}'.", nameof(operation));
        var output = await InvokeAsync(shape, StructureJson.Read(parameters, shape.Input), cancellationToken).ConfigureAwait(false);
        return StructureJson.Write(output);
    }

    /// <summary>Calls any operation with an input of its shape, typed or not.</summary>
    /// <param name="operation">An operation of this client's service.</param>
    /// <param name="input">The input.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonServiceException">The service refused.</exception>
    public async Task<IStructure> InvokeAsync(OperationShape operation, IStructure input, CancellationToken cancellationToken = default)
    {
        var request = input as AmazonWebServiceRequest ?? new UntypedRequest(input);
        var response = await SendAsync<AmazonWebServiceResponse>(operation, request, cancellationToken).ConfigureAwait(false);
        return response is UntypedResponse untyped ? untyped.Value : (IStructure)response;
    }

    /// <summary>The endpoint that a request would be sent to.</summary>
    /// <param name="request">The request.</param>
    /// <exception cref="ArgumentException">The request is not one of this client.</exception>
    public Amazon.Runtime.Endpoints.Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request)
    {
        var input = TableRequestMarshaller.InputOf(request);
        var operation =
            Service.Operations.FirstOrDefault(o => o.Input == input.Shape)
            ?? throw new ArgumentException($"{input.Shape.Name} is not a request of {Service.ServiceId}.", nameof(request));
        var config = (ServiceClientConfig)Config;
        return config.EndpointProvider.ResolveEndpoint(EndpointParameterMap.For(config, null, new OperationInput(operation, input)));
    }

    /// <summary>Calls an operation. Generated methods are this one line.</summary>
    /// <typeparam name="TResponse">The response class.</typeparam>
    /// <param name="operation">The operation's position in the service's table.</param>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    protected Task<TResponse> CallAsync<TResponse>(int operation, AmazonWebServiceRequest request, CancellationToken cancellationToken)
        where TResponse : AmazonWebServiceResponse, new() => SendAsync<TResponse>(Service.Operation(operation), request, cancellationToken);

    /// <inheritdoc />
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new TableEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new TableAuthResolver());
    }

    private Task<TResponse> SendAsync<TResponse>(
        OperationShape operation,
        AmazonWebServiceRequest request,
        CancellationToken cancellationToken
    )
        where TResponse : AmazonWebServiceResponse, new()
    {
        ArgumentNullException.ThrowIfNull(request);
        var options = new InvokeOptions
        {
            RequestMarshaller = new TableRequestMarshaller(operation, NewIdempotencyToken),
            ResponseUnmarshaller = new TableResponseUnmarshaller(operation),
        };
        return InvokeAsync<TResponse>(request, options, cancellationToken);
    }
}
