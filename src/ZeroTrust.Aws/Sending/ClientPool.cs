using System.Collections.Concurrent;
using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3Control;
using ZeroTrust.Facts;

namespace ZeroTrust.Aws.Sending;

/// <summary>Makes each client once and shares it.</summary>
/// <remarks>All clients of a connection without <see cref="ZeroTrust.Core.Connections.ConnectionOptions.HttpHandler"/>
/// share one pool of network connections.</remarks>
internal sealed class ClientPool : IDisposable
{
    private readonly ConcurrentDictionary<
        (AWSCredentials Credentials, string Region, string Service, bool Writes),
        Lazy<AmazonServiceClient>
    > _clients = new();
    private readonly ConcurrentBag<HttpMessageHandler> _handlers = [];
    private readonly ConcurrentBag<SeamHttpClientFactory> _factories = [];
    private readonly Func<HttpMessageHandler> _newHandler;
    private readonly Lazy<SocketsHttpHandler> _network = new(static () =>
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectTimeout = TimeSpan.FromSeconds(10),
        }
    );

    private readonly Traffic _traffic;
    private readonly Predicate<string> _isRead;

    /// <param name="newHandler">Carries requests instead of the network; null for the network.</param>
    /// <param name="traffic">Shared by all clients.</param>
    /// <param name="isRead">Whether clients that may not write may send an operation, given as <c>service:Operation</c>.</param>
    public ClientPool(Func<HttpMessageHandler>? newHandler, Traffic traffic, Predicate<string> isRead)
    {
        GateCustomizer.Register();
        _traffic = traffic;
        _isRead = isRead;
        _newHandler = newHandler is null
            ? () => _network.Value
            : () =>
            {
                var handler = newHandler();
                _handlers.Add(handler);
                return handler;
            };
    }

    /// <summary>Where requests go. Set once the region and partition are known.</summary>
    public Endpoints Endpoints { get; set; } = new("aws", null, static _ => null);

    public Traffic Traffic => _traffic;

    /// <summary>A client that can send declared reads only.</summary>
    public TInterface Reader<TInterface>(AWSCredentials credentials, string accountId, string region)
        where TInterface : class => (TInterface)(object)Get(AwsServices.Of<TInterface>(), credentials, accountId, region, writes: false);

    /// <summary>A client that can send anything.</summary>
    public AmazonServiceClient Writer(AwsService service, AWSCredentials credentials, string accountId, string region) =>
        Get(service, credentials, accountId, region, writes: true);

    /// <summary>A client that can send anything.</summary>
    public TInterface Writer<TInterface>(AWSCredentials credentials, string accountId, string region)
        where TInterface : class => (TInterface)(object)Get(AwsServices.Of<TInterface>(), credentials, accountId, region, writes: true);

    public void Dispose()
    {
        foreach (var client in _clients.Values)
        {
            client.Value.Dispose();
        }

        foreach (var factory in _factories)
        {
            factory.Dispose();
        }

        foreach (var handler in _handlers)
        {
            handler.Dispose();
        }

        if (_network.IsValueCreated)
        {
            _network.Value.Dispose();
        }
    }

    private AmazonServiceClient Get(AwsService service, AWSCredentials credentials, string accountId, string region, bool writes)
    {
        var at = region == ResourceRef.Global || !service.Traits.HasRegions ? Endpoints.GlobalRegion : region;
        return _clients
            .GetOrAdd(
                (credentials, at, service.Id, writes),
                key => new Lazy<AmazonServiceClient>(() =>
                    service.NewClient(credentials, Configure(service, accountId, key.Region, writes))
                )
            )
            .Value;
    }

    private ClientConfig Configure(AwsService service, string accountId, string region, bool writes)
    {
        var gate = new CallGate(
            service.Id,
            accountId,
            region,
            writes ? null : _isRead,
            _traffic,
            _traffic.Bucket(accountId, region, service.Id)
        );
        var factory = new SeamHttpClientFactory(_newHandler(), gate);
        _factories.Add(factory);
        var config = service.NewConfig();
        config.HttpClientFactory = factory;
        config.RetryMode = RequestRetryMode.Standard;
        config.MaxErrorRetry = writes ? _traffic.Limits.WriteRetries : _traffic.Limits.ReadRetries;
        // The SDK's retry quota is static, over all connections of the process; the bucket does its work per account, region and service.
        config.ThrottleRetries = false;
        config.DisableLogging = true;
        // Endpoint variables are read from the injected environment, see Endpoints.
        config.IgnoreConfiguredEndpointUrls = true;
        if (Endpoints.For(service) is { } endpoint)
        {
            config.ServiceURL = endpoint.AbsoluteUri;
            config.AuthenticationRegion = region;
            config.DisableHostPrefixInjection = true;
            if (config is AmazonS3Config s3)
            {
                s3.ForcePathStyle = true;
            }
            else if (config is AmazonS3ControlConfig)
            {
                // Its rules put the account before the host, which only AWS's own names can take.
                config.EndpointProvider = new OneEndpoint(endpoint);
            }
        }
        else
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }

        return config;
    }
}
