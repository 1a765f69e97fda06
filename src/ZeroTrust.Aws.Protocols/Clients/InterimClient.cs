using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using ZeroTrust.Aws.Protocols.Shapes;

#pragma warning disable CS1591, CA1062, SA1402 // Interim: delete this file when ServiceClient.cs and ServiceClientConfig.cs arrive; it lets generated clients compile until then.

namespace ZeroTrust.Aws.Protocols.Clients;

public abstract class ServiceClient : AmazonServiceClient
{
    protected ServiceClient(ServiceClientConfig config)
        : base(config)
    {
    }

    protected ServiceClient(AWSCredentials credentials, ServiceClientConfig config)
        : base(credentials, config)
    {
    }

    protected Task<TResponse> CallAsync<TResponse>(int operation, AmazonWebServiceRequest request, CancellationToken cancellationToken)
        where TResponse : AmazonWebServiceResponse, new() => throw new NotSupportedException($"Operation {operation} needs the runtime.");
}

public abstract class ServiceClientConfig : ClientConfig
{
    protected ServiceClientConfig(ServiceShape service)
        : base(null) => Service = service;

    public ServiceShape Service { get; }

    public override string ServiceVersion => Service.ApiVersion;

    public override string RegionEndpointServiceName => Service.EndpointPrefix;

    public override string UserAgent => "";

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) => throw new NotSupportedException();
}
