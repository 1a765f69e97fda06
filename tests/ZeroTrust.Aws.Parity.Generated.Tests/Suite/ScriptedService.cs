using System.Net;
using System.Text;
using Amazon.Runtime;

namespace ZeroTrust.Aws.Parity;

/// <summary>Answers requests from a list and remembers them; sits where the SDK takes its HTTP clients from.</summary>
internal sealed class ScriptedService : HttpClientFactory
{
    private readonly Queue<(HttpStatusCode Status, string ContentType, string Body)> _answers = new();

    /// <summary>What was sent.</summary>
    public List<SentRequest> Requests { get; } = [];

    /// <summary>The only request.</summary>
    public SentRequest Request => Assert.Single(Requests);

    /// <summary>Adds a JSON answer.</summary>
    public ScriptedService Json(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        Answer(status, "application/x-amz-json-1.1", body);

    /// <summary>Adds an XML answer.</summary>
    public ScriptedService Xml(string body, HttpStatusCode status = HttpStatusCode.OK) => Answer(status, "text/xml", body);

    /// <inheritdoc />
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Handler(this));

    /// <inheritdoc />
    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    private ScriptedService Answer(HttpStatusCode status, string contentType, string body)
    {
        _answers.Enqueue((status, contentType, body));
        return this;
    }

    private sealed class Handler(ScriptedService service) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var content = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
            var headers = request
                .Headers.Concat(request.Content?.Headers.AsEnumerable() ?? [])
                .ToDictionary(header => header.Key, header => string.Join(",", header.Value), StringComparer.OrdinalIgnoreCase);
            service.Requests.Add(new SentRequest(request.Method.Method, request.RequestUri!, headers, content));
            var (status, contentType, body) = service._answers.Dequeue();
            var response = new HttpResponseMessage(status) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
            response.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
            // Query services also write the request's id into the body; without the header that one counts.
            if (contentType != "text/xml")
            {
                response.Headers.Add("x-amzn-RequestId", $"request-{service.Requests.Count}");
            }

            return response;
        }
    }
}
