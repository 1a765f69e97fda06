using Amazon.Runtime;

namespace ZeroTrust.Aws.Protocols.Tests;

/// <summary>The far end of the SDK's pipeline: keeps the last request and answers with what the test says.</summary>
internal sealed class StubHttp(Func<HttpRequestMessage, byte[], HttpResponseMessage> answer) : HttpClientFactory
{
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Handler(answer));

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    private sealed class Handler(Func<HttpRequestMessage, byte[], HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
            var response = answer(request, body);
            response.RequestMessage = request;
            return response;
        }
    }
}
