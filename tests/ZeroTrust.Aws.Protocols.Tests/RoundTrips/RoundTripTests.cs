using Amazon.Runtime;
using ZeroTrust.Aws.Protocols.Clients;
using ZeroTrust.Aws.Protocols.Codecs;
using ZeroTrust.Aws.Protocols.Serving;
using ZeroTrust.Aws.Protocols.Shapes;
using ZeroTrust.Aws.Protocols.Tests.Models;
using ZeroTrust.Aws.Protocols.Values;

namespace ZeroTrust.Aws.Protocols.Tests.RoundTrips;

/// <summary>Client, catalogue and server agree: what goes in on one side comes out on the other,
/// for random values of every service.</summary>
public sealed class RoundTripTests
{
    // Raise for a long run; every operation is drawn sooner or later.
    private const int OperationsPerService = 14;

    // The replaced forms of S3's notification operations have an old and a new member on one element; no reader can tell them apart.
    private static readonly string[] Superseded = ["GetBucketNotification", "PutBucketNotification"];

    public static IEnumerable<TheoryDataRow<string>> Names() => SharedModels.Names();

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_call_says_the_same_on_both_sides(string name)
    {
        var service = SharedModels.Service(name);
        var catalogue = new ServiceCatalogue([service]);
        var random = new Random(name.Length);
        foreach (var operation in Drawn(service, random))
        {
            var values = new RandomValues(random.Next());
            var input = values.Structure(operation.Input);
            var output = values.Structure(operation.Output);
            LeaveOutWhatTheSdkChanges(operation, input);
            LeaveOutWhatHttpSays(output);
            string? received = "the request did not arrive";
            using var client = Client(
                service,
                async request =>
                {
                    var match = catalogue.Find(await HttpMessages.ReadAsync(request, TestContext.Current.CancellationToken));
                    received =
                        match is null ? $"no operation fits {request.Method} {request.RequestUri}"
                        : match.Operation != operation && !Same(match.Operation, operation) ? $"taken for {match.Operation}"
                        : Meaning.Difference(input, Received(match, operation));
                    return HttpMessages.ToHttp(WireCodec.For(service.Protocol).WriteResponse(operation, output, "request-1"));
                }
            );
            var answer = await client.InvokeAsync(operation, input, TestContext.Current.CancellationToken);
            Assert.True(received is null, $"{operation}: {received}");
            LeaveOutWhatHttpSays(answer);
            var difference = Meaning.Difference(output, answer);
            Assert.True(difference is null, $"{operation}: {difference}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_error_says_the_same_on_both_sides(string name)
    {
        var service = SharedModels.Service(name);
        var operation = service.Operations.First(o => !Streams(o));
        var input = new RandomValues(1).Structure(operation.Input);
        foreach (var shape in service.Errors.Take(OperationsPerService))
        {
            var details = new RandomValues(shape.Index).Structure(shape);
            foreach (
                var member in shape.Members.Where(m =>
                    m.Name is "message" or "Message" or "Code" or "code" or "Type" or "type" or "RequestId"
                )
            )
            {
                details[member.Index] = null;
            }

            var error = new WireError(shape.ErrorCode, "No <luck> & \"so\"", shape.ErrorStatus, "request-2", details);
            using var client = Client(
                service,
                _ => Task.FromResult(HttpMessages.ToHttp(WireCodec.For(service.Protocol).WriteError(service, error)))
            );
            var thrown = await Assert.ThrowsAnyAsync<AmazonServiceException>(() =>
                client.InvokeAsync(operation, input, TestContext.Current.CancellationToken)
            );
            Assert.Equal(shape.ErrorCode, thrown.ErrorCode);
            Assert.Equal("No <luck> & \"so\"", thrown.Message);
            Assert.Equal(shape.ErrorStatus, (int)thrown.StatusCode);
            Assert.Equal("request-2", thrown.RequestId);
            foreach (var member in shape.Members.Where(m => details[m.Index] is string && m.Location == MemberLocation.Body))
            {
                Assert.Equal(details[member.Index], ((IStructure)thrown)[member.Index]);
            }
        }
    }

    internal static bool Streams(OperationShape operation) =>
        operation.Input.Members.Concat(operation.Output.Members).Any(m => m.Shape is StructureShape { EventStream: true });

    private static IStructure Received(OperationMatch match, OperationShape operation)
    {
        var input = match.Codec.ReadRequest(operation, match.Request);
        LeaveOutWhatHttpSays(input);
        return input;
    }

    private static void LeaveOutWhatHttpSays(IStructure value)
    {
        foreach (var member in value.Shape.Members)
        {
            if (member.Location == MemberLocation.Header && member.WireName.StartsWith("Content-", StringComparison.OrdinalIgnoreCase))
            {
                value[member.Index] = null;
            }
        }
    }

    private static void LeaveOutWhatTheSdkChanges(OperationShape operation, IStructure input)
    {
        LeaveOutWhatHttpSays(input);
        foreach (var member in operation.Input.Members)
        {
            // A GET has no body, though a model or two puts members there.
            if (operation.Method == "GET" && member.Location == MemberLocation.Body)
            {
                input[member.Index] = null;
            }

            if (member.Name == operation.ChecksumAlgorithmMember)
            {
                input[member.Index] = "SHA256";
            }
        }
    }

    private static IEnumerable<OperationShape> Drawn(ServiceShape service, Random random)
    {
        var operations = service.Operations.Where(o => !Streams(o) && !Superseded.Contains(o.Name)).ToArray();
        random.Shuffle(operations);
        return operations.Take(OperationsPerService);
    }

    // Old and new forms of an S3 operation share one route; which of them the server calls it does not matter.
    private static bool Same(OperationShape a, OperationShape b) => a.Method == b.Method && a.Uri.Split('?')[0] == b.Uri.Split('?')[0];

    private static UntypedClient Client(ServiceShape service, Func<HttpRequestMessage, Task<HttpResponseMessage>> answer) =>
        new(
            new BasicAWSCredentials("AKIDEXAMPLE", "secret"),
            new UntypedClientConfig(service)
            {
                ServiceURL = "https://localhost:4566",
                AuthenticationRegion = "eu-west-1",
                HttpClientFactory = new AnsweringHttp(answer),
                MaxErrorRetry = 0,
                EndpointParameters = { ["ForcePathStyle"] = true },
            }
        );
}
