using Amazon.Runtime;

namespace ZeroTrust.Aws.Protocols.Tests;

/// <summary>The far end of the SDK's pipeline, answering asynchronously.</summary>
internal sealed class AnsweringHttp(Func<HttpRequestMessage, Task<HttpResponseMessage>> answer) : HttpClientFactory
{
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Handler(answer));

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    private sealed class Handler(Func<HttpRequestMessage, Task<HttpResponseMessage>> answer) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await answer(request);
            response.RequestMessage = request;
            return response;
        }
    }
}
