using Amazon.Runtime;
using ZeroTrust.Aws.Generated;
using ZeroTrust.Aws.Protocols.Shapes;

namespace ZeroTrust.Aws.Sending;

/// <summary>How to make a client of one service.</summary>
/// <param name="Traits">What is known about the service.</param>
/// <param name="Interface">The client's interface.</param>
/// <param name="NewConfig">Makes an empty configuration.</param>
/// <param name="NewClient">Makes the client.</param>
internal sealed record AwsService(
    ServiceTraits Traits,
    Type Interface,
    Func<ClientConfig> NewConfig,
    Func<AWSCredentials, ClientConfig, AmazonServiceClient> NewClient
)
{
    /// <summary>Service id as in the AWS CLI.</summary>
    public string Id => Traits.Id;

    public static AwsService Of<TInterface, TConfig>(string id, Func<AWSCredentials, TConfig, AmazonServiceClient> newClient)
        where TConfig : ClientConfig, new() =>
        new(
            KnownServices.Get(id),
            typeof(TInterface),
            static () => new TConfig(),
            (credentials, config) => newClient(credentials, (TConfig)config)
        );
}
