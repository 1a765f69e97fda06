using Amazon.Runtime;

namespace ZeroTrust.Aws.Sending;

/// <summary>
/// Gives one client its HTTP client: over the network, or over whatever takes the network's place. It
/// also carries the <see cref="CallGate"/>, because
/// the configuration is the one thing that every handler of the SDK's pipeline can see.
/// </summary>
internal sealed class SeamHttpClientFactory(HttpMessageHandler handler, CallGate gate) : HttpClientFactory, IDisposable
{
    private readonly HttpClient _client = new(handler, disposeHandler: false) { Timeout = TimeSpan.FromSeconds(60) };

    public CallGate Gate => gate;

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => _client;

    // The SDK's cache is static and keyed by configuration: two connections would share a handler.
    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;

    public void Dispose() => _client.Dispose();
}
