using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Amazon.S3;
using ZeroTrust.Aws.Protocols.Codecs;
using ZeroTrust.Aws.Protocols.Json;
using ZeroTrust.Aws.Protocols.Serving;
using ZeroTrust.Aws.Protocols.Shapes;
using ZeroTrust.Aws.Protocols.Tests;
using ZeroTrust.Aws.Protocols.Tests.RoundTrips;
using ZeroTrust.Aws.Sending;

namespace ZeroTrust.Aws.Writing;

/// <summary>An operation of an official client with a server at the far end that reads and answers by the service's table.</summary>
internal sealed class OfficialWire(string service, OperationShape operation)
{
    private static readonly ConditionalWeakTable<ServiceShape, ServiceCatalogue> Catalogues = [];
    private readonly OfficialExceptions _stated = OfficialExceptions.Of($"{service}:{operation.Name}");

    /// <summary>How many different values make sense.</summary>
    public int Seeds(int wanted) => _stated.Input is null ? wanted : 1;

    /// <summary>An input that the client can send.</summary>
    public JsonObject Input(int seed)
    {
        var input = _stated.Input?.DeepClone() ?? Random(seed, operation.Input);
        return OfficialExceptions.Without(input, [.. _stated.Refused, .. Checksum()]).AsObject();
    }

    /// <summary>Some value of a shape.</summary>
    public static JsonObject Random(int seed, StructureShape shape) =>
        StructureJson.Write(new RandomValues(seed, simple: true).Structure(shape));

    /// <summary>Calls by name; says what came out differently on either side, or null.</summary>
    public async Task<string?> TalkAsync(int seed)
    {
        var (input, output) = (Input(seed), _stated.Output ?? Random(seed, operation.Output));
        string? received = "the request did not arrive";
        var catalogue = Catalogues.GetValue(operation.Service, static service => new([service]));
        using var client = Client(async request =>
        {
            var match = catalogue.Find(await HttpMessages.ReadAsync(request, TestContext.Current.CancellationToken));
            received =
                match is null ? $"no operation fits {request.Method} {request.RequestUri}"
                : match.Operation != operation ? $"taken for {match.Operation}"
                : Difference(input, Arrived(match), [.. _stated.Request, .. Checksum()]);
            var response = StructureJson.Read(output, operation.Output, requireRequired: false);
            return HttpMessages.ToHttp(WireCodec.For(operation.Service.Protocol).WriteResponse(operation, response, "request-1"));
        });
        var answer = await SendAsync(client, input);
        return received is not null ? $"{operation}, seed {seed}, request: {received}"
            : Difference(output, answer, _stated.Answer) is { } difference ? $"{operation}, seed {seed}, answer: {difference}"
            : null;
    }

    /// <summary>Calls by name.</summary>
    public Task<JsonObject> SendAsync(AmazonServiceClient client, JsonObject input) =>
        OfficialOperation
            .Of(client.GetType(), operation.Service, operation.Name)
            .SendAsync(client, input, TestContext.Current.CancellationToken);

    /// <summary>The official client with somebody else at the far end.</summary>
    public AmazonServiceClient Client(Func<HttpRequestMessage, Task<HttpResponseMessage>> answer)
    {
        var known = AwsServices.Find(service)!;
        var config = known.NewConfig();
        config.ServiceURL = "https://localhost:4566";
        config.AuthenticationRegion = "eu-west-1";
        config.MaxErrorRetry = 0;
        config.HttpClientFactory = new AnsweringHttp(answer);
        if (config is AmazonS3Config s3)
        {
            s3.ForcePathStyle = true;
        }

        return known.NewClient(new BasicAWSCredentials("AKIDEXAMPLE", "secret"), config);
    }

    private JsonObject Arrived(OperationMatch match) => StructureJson.Write(match.Codec.ReadRequest(operation, match.Request));

    // The SDK knows the algorithms and chooses one where none is named.
    private IEnumerable<string> Checksum() => operation.ChecksumAlgorithmMember is { } member ? [member] : [];

    private static string? Difference(JsonNode expected, JsonNode actual, IReadOnlyList<string> exceptions) =>
        Meaning.Difference(
            OfficialExceptions.Without(expected.DeepClone(), exceptions),
            OfficialExceptions.Without(actual.DeepClone(), exceptions)
        );
}
