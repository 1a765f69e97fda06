using Amazon.Runtime;

namespace ZeroTrust.Aws.Sending;

/// <summary>How to make a client of one service.</summary>
/// <param name="Id">Service id as in the AWS CLI.</param>
/// <param name="EndpointName">What <c>AWS_ENDPOINT_URL_</c> continues with.</param>
/// <param name="Interface">The client's interface.</param>
/// <param name="HasRegions">False for services with one endpoint per partition.</param>
/// <param name="NewConfig">Makes an empty configuration.</param>
/// <param name="NewClient">Makes the client.</param>
internal sealed record AwsService(
    string Id,
    string EndpointName,
    Type Interface,
    bool HasRegions,
    Func<ClientConfig> NewConfig,
    Func<AWSCredentials, ClientConfig, AmazonServiceClient> NewClient
)
{
    public static AwsService Of<TInterface, TConfig>(
        string id,
        string endpointName,
        Func<AWSCredentials, TConfig, AmazonServiceClient> newClient,
        bool hasRegions = true
    )
        where TConfig : ClientConfig, new() =>
        new(
            id,
            endpointName,
            typeof(TInterface),
            hasRegions,
            static () => new TConfig(),
            (credentials, config) => newClient(credentials, (TConfig)config)
        );
}
