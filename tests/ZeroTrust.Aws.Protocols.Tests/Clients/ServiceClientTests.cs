using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Amazon;
using Amazon.Runtime;
using ZeroTrust.Aws.Protocols.Clients;
using ZeroTrust.Aws.Protocols.Json;
using ZeroTrust.Aws.Protocols.Models;
using ZeroTrust.Aws.Protocols.Serving;
using ZeroTrust.Aws.Protocols.Shapes;
using ZeroTrust.Aws.Protocols.Tests.Models;
using ZeroTrust.Aws.Protocols.Values;

namespace ZeroTrust.Aws.Protocols.Tests.Clients;

/// <summary>The pipeline around the codecs: signing, endpoints, retry, tokens, errors.</summary>
public sealed class ServiceClientTests
{
    private readonly List<HttpRequestMessage> _sent = [];

    [Theory]
    [InlineData("iam", "ListUsers", "eu-west-1", "iam.amazonaws.com", "us-east-1/iam")]
    [InlineData("iam", "ListUsers", "cn-north-1", "iam.cn-north-1.amazonaws.com.cn", "cn-north-1/iam")]
    [InlineData("organizations", "ListAccounts", "eu-west-1", "organizations.us-east-1.amazonaws.com", "us-east-1/organizations")]
    [InlineData("ec2", "DescribeVpcs", "eu-west-1", "ec2.eu-west-1.amazonaws.com", "eu-west-1/ec2")]
    [InlineData("cloudwatch", "ListMetrics", "eu-west-1", "monitoring.eu-west-1.amazonaws.com", "eu-west-1/monitoring")]
    [InlineData("sso-admin", "ListInstances", "eu-west-1", "sso.eu-west-1.amazonaws.com", "eu-west-1/sso")]
    public async Task A_request_is_signed_for_the_region_and_service_of_its_endpoint(
        string name,
        string operation,
        string region,
        string host,
        string scope
    )
    {
        using var client = Client(name, Ok, region);
        await Ignored(client.InvokeAsync(operation, [], TestContext.Current.CancellationToken));
        Assert.Equal(host, _sent[0].RequestUri!.Host);
        Assert.Contains($"/{scope}/aws4_request", _sent[0].Headers.NonValidated["Authorization"].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_endpoint_of_the_environment_is_honoured()
    {
        var table = ServiceTableWriter
            .Write(SharedModels.Model("guardduty"), ["ListDetectors"])
            .Text.Replace("i=GuardDuty", "i=Environment Case", StringComparison.Ordinal);
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_ENVIRONMENT_CASE", "http://localhost:4599");
        using var client = Client(
            new ServiceShape(new TextServiceTable(table, SharedModels.Rules("guardduty"))),
            _ => Answer(HttpStatusCode.OK, """{"detectorIds":[]}"""),
            "eu-west-1"
        );
        await client.InvokeAsync("ListDetectors", [], TestContext.Current.CancellationToken);
        Assert.Equal("http://localhost:4599/detector", _sent[0].RequestUri!.ToString());
        Assert.Contains(
            "/eu-west-1/guardduty/aws4_request",
            _sent[0].Headers.NonValidated["Authorization"].ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_service_without_rules_can_be_served_but_not_called()
    {
        var table = ServiceTableWriter.Write(SharedModels.Model("guardduty"), ["ListDetectors"]).Text;
        using var client = Client(new ServiceShape(new TextServiceTable(table)), Ok, "eu-west-1");
        var thrown = await Assert.ThrowsAsync<AmazonClientException>(() =>
            client.InvokeAsync("ListDetectors", [], TestContext.Current.CancellationToken)
        );
        Assert.Contains("without endpoint rules", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operation_without_authentication_is_not_signed()
    {
        using var client = Client("cognito-identity", Ok, "eu-west-1");
        await Ignored(client.InvokeAsync("GetId", new JsonObject { ["IdentityPoolId"] = "x" }, TestContext.Current.CancellationToken));
        Assert.False(_sent[0].Headers.NonValidated.Contains("Authorization"));
    }

    [Fact]
    public async Task Server_faults_and_throttling_are_tried_again()
    {
        var answers = new Queue<HttpResponseMessage>([
            Answer(HttpStatusCode.InternalServerError, ""),
            Answer(HttpStatusCode.BadRequest, """{"__type":"TooManyRequestsException","Message":"slow down"}"""),
            Answer(HttpStatusCode.OK, """{"Accounts":[{"Id":"111111111111"}]}"""),
        ]);
        using var client = Client("organizations", _ => answers.Dequeue(), "us-east-1");
        var result = await client.InvokeAsync("ListAccounts", [], TestContext.Current.CancellationToken);
        Assert.Equal("111111111111", result["Accounts"]![0]!["Id"]!.GetValue<string>());
        Assert.Equal(3, _sent.Count);
    }

    [Fact]
    public async Task A_token_is_made_for_each_call_and_the_request_stays_as_it_was()
    {
        using var client = Client("guardduty", _ => Answer(HttpStatusCode.OK, "{}"), "us-east-1");
        var operation = client.Service.Operation("CreateDetector")!;
        var input = StructureJson.Read(new JsonObject { ["Enable"] = true }, operation.Input);
        await client.InvokeAsync(operation, input, TestContext.Current.CancellationToken);
        await client.InvokeAsync(operation, input, TestContext.Current.CancellationToken);
        Assert.Null(input.Get("ClientToken"));
        var tokens = _sent.Select(r => JsonNode.Parse(_bodies[r])!["clientToken"]!.GetValue<string>()).ToList();
        Assert.Equal(2, tokens.Distinct().Count());
    }

    [Fact]
    public async Task An_error_becomes_the_exception_of_its_shape()
    {
        var table = new TypedTable(ServiceTableWriter.Write(SharedModels.Model("iam"), ["GetUser"]).Text, SharedModels.Rules("iam"));
        const string Error =
            "<ErrorResponse><Error><Type>Sender</Type><Code>NoSuchEntity</Code><Message>gone</Message></Error><RequestId>"
            + "r-1</RequestId></ErrorResponse>";
        using var client = Client(new ServiceShape(table), _ => Answer(HttpStatusCode.NotFound, Error), "us-east-1");
        var thrown = await Assert.ThrowsAsync<NoSuchEntityException>(() =>
            client.InvokeAsync("GetUser", [], TestContext.Current.CancellationToken)
        );
        Assert.Equal(
            ("NoSuchEntity", "gone", "r-1", ErrorType.Sender, HttpStatusCode.NotFound),
            (thrown.ErrorCode, thrown.Message, thrown.RequestId, thrown.ErrorType, thrown.StatusCode)
        );
    }

    [Fact]
    public async Task An_error_that_the_model_lacks_keeps_its_code()
    {
        const string Error =
            "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>no</Message></Error></ErrorResponse>";
        using var client = Client("iam", _ => Answer(HttpStatusCode.Forbidden, Error), "us-east-1");
        var thrown = await Assert.ThrowsAsync<AmazonServiceException>(() =>
            client.InvokeAsync("ListUsers", [], TestContext.Current.CancellationToken)
        );
        Assert.Equal("AccessDenied", thrown.ErrorCode);
    }

    [Fact]
    public async Task A_query_compatible_error_has_the_code_of_the_query_api()
    {
        using var client = Client(
            "sqs",
            _ =>
            {
                var answer = Answer(HttpStatusCode.BadRequest, """{"__type":"com.amazonaws.sqs#QueueDoesNotExist","message":"gone"}""");
                answer.Headers.Add("x-amzn-query-error", "AWS.SimpleQueueService.NonExistentQueue;Sender");
                return answer;
            },
            "us-east-1"
        );
        var thrown = await Assert.ThrowsAnyAsync<AmazonServiceException>(() =>
            client.InvokeAsync("GetQueueUrl", new JsonObject { ["QueueName"] = "q" }, TestContext.Current.CancellationToken)
        );
        Assert.Equal("AWS.SimpleQueueService.NonExistentQueue", thrown.ErrorCode);
    }

    [Fact]
    public async Task Unknown_operations_and_members_are_named_before_anything_is_sent()
    {
        using var client = Client("iam", Ok, "us-east-1");
        Assert.Contains(
            "ListUnicorns",
            (
                await Assert.ThrowsAsync<ArgumentException>(() =>
                    client.InvokeAsync("ListUnicorns", [], TestContext.Current.CancellationToken)
                )
            ).Message,
            StringComparison.Ordinal
        );
        var misspelt = await Assert.ThrowsAsync<StructureJsonException>(() =>
            client.InvokeAsync("ListUsers", new JsonObject { ["maxItems"] = 3 }, TestContext.Current.CancellationToken)
        );
        Assert.Contains("did you mean 'MaxItems'", misspelt.Message, StringComparison.Ordinal);
        Assert.Empty(_sent);
    }

    [Fact]
    public async Task A_bucket_travels_in_the_host_name_as_s3_wants_it()
    {
        using var client = Client("s3", _ => Answer(HttpStatusCode.OK, ""), "eu-west-1");
        var parameters = JsonNode
            .Parse(
                """
                {
                  "Bucket": "my-bucket",
                  "ServerSideEncryptionConfiguration": {
                    "Rules": [
                      {
                        "ApplyServerSideEncryptionByDefault": { "SSEAlgorithm": "aws:kms" },
                        "BucketKeyEnabled": true
                      }
                    ]
                  }
                }
                """
            )!
            .AsObject();
        await client.InvokeAsync("PutBucketEncryption", parameters, TestContext.Current.CancellationToken);
        var request = _sent[0];
        Assert.Equal(
            "https://my-bucket.s3.eu-west-1.amazonaws.com/?encryption",
            request.RequestUri!.ToString().Replace("?encryption=", "?encryption", StringComparison.Ordinal)
        );
        Assert.True(request.Headers.NonValidated.Contains("x-amz-checksum-crc32"));
        Assert.True(request.Headers.NonValidated.Contains("X-Amz-Content-SHA256"));

        var match = new ServiceCatalogue([client.Service]).Find(
            new(
                "PUT",
                "/",
                "encryption=",
                new Dictionary<string, string>
                {
                    ["Host"] = request.RequestUri.Host,
                    ["Authorization"] = request.Headers.NonValidated["Authorization"].ToString(),
                },
                Encoding.UTF8.GetBytes(_bodies[request])
            )
        );
        Assert.Equal("PutBucketEncryption", match!.Operation.Name);
        Assert.True(JsonNode.DeepEquals(parameters, StructureJson.Write(match.Codec.ReadRequest(match.Operation, match.Request))));
    }

    private static HttpResponseMessage Ok(HttpRequestMessage request) => Answer(HttpStatusCode.OK, "");

    private static HttpResponseMessage Answer(HttpStatusCode status, string body) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8) };

    private static async Task Ignored(Task call)
    {
        try
        {
            await call;
        }
        catch (Exception)
        {
            // An empty answer is not a result; only the request counts.
        }
    }

    private readonly Dictionary<HttpRequestMessage, string> _bodies = [];

    private UntypedClient Client(string name, Func<HttpRequestMessage, HttpResponseMessage> answer, string region) =>
        Client(SharedModels.Service(name), answer, region);

    private UntypedClient Client(ServiceShape service, Func<HttpRequestMessage, HttpResponseMessage> answer, string region) =>
        new(
            new BasicAWSCredentials("AKIDEXAMPLE", "secret"),
            new UntypedClientConfig(service)
            {
                RegionEndpoint = RegionEndpoint.GetBySystemName(region),
                HttpClientFactory = new StubHttp(
                    (request, body) =>
                    {
                        _sent.Add(request);
                        _bodies[request] = Encoding.UTF8.GetString(body);
                        return answer(request);
                    }
                ),
            }
        );

    private sealed class NoSuchEntityException(ServiceFault fault) : StructureException(fault);

    private sealed class TypedTable(string table, string rules) : ServiceTable
    {
        private readonly byte[] _table = Encoding.UTF8.GetBytes(table);
        private readonly byte[] _rules = Encoding.UTF8.GetBytes(rules);

        public override ReadOnlySpan<byte> Table => _table;

        public override ReadOnlySpan<byte> EndpointRules => _rules;

        public override AmazonServiceException? NewException(int structure, ServiceFault fault) =>
            fault.Code == "NoSuchEntity" && fault.Details!.Shape.Index == structure ? new NoSuchEntityException(fault) : null;
    }
}
