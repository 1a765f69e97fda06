using Amazon.Runtime;

namespace ZeroTrust.Aws.Protocols.Clients;

/// <summary>A client for any service of which there is a table: operations by name.</summary>
public class UntypedClient : ServiceClient
{
    /// <summary>A client with the default credentials chain.</summary>
    /// <param name="config">The configuration.</param>
    public UntypedClient(UntypedClientConfig config)
        : base(config) { }

    /// <summary>A client with given credentials.</summary>
    /// <param name="credentials">The credentials.</param>
    /// <param name="config">The configuration.</param>
    public UntypedClient(AWSCredentials credentials, UntypedClientConfig config)
        : base(credentials, config) { }
}
