using ZeroTrust.Aws.Protocols.Codecs;
using ZeroTrust.Aws.Protocols.Serving;
using ZeroTrust.Aws.Protocols.Shapes;
using ZeroTrust.Aws.Protocols.Tests.Models;

namespace ZeroTrust.Aws.Protocols.Tests.RoundTrips;

/// <summary>Bodies cut short or damaged: a clear exception, never a hang, never half a result.</summary>
public sealed class HostileInputTests
{
    [Theory]
    [InlineData("iam", "ListUsers")]
    [InlineData("iam", "GetAccountAuthorizationDetails")]
    [InlineData("ec2", "DescribeVpcs")]
    [InlineData("ec2", "DescribeSecurityGroups")]
    [InlineData("organizations", "ListAccounts")]
    [InlineData("cloudtrail", "DescribeTrails")]
    [InlineData("guardduty", "GetDetector")]
    [InlineData("eks", "DescribeCluster")]
    [InlineData("s3", "GetBucketEncryption")]
    [InlineData("s3", "ListBuckets")]
    [InlineData("s3control", "GetPublicAccessBlock")]
    [InlineData("iam", "DeleteUser")]
    [InlineData("route53", "ListHostedZones")]
    public void A_response_cut_at_any_byte_is_refused_with_service_and_operation(string name, string operationName)
    {
        var service = SharedModels.Service(name);
        var operation = service.Operation(operationName)!;
        var codec = WireCodec.For(service.Protocol);
        var whole = codec.WriteResponse(operation, new RandomValues(7).Structure(operation.Output), "request-1");
        Assert.True(whole.Body.Length > 50);
        Assert.NotNull(codec.ReadResponse(operation, whole));
        for (var length = 0; length < whole.Body.Length; length++)
        {
            var cut = new WireResponse(whole.Status, whole.Headers, whole.Body[..length]);
            if (length == 0 && (operation.Output.Payload is not null || operation.Output.Members.Count == 0))
            {
                continue;
            }

            var refused = Assert.Throws<WireFormatException>(() => codec.ReadResponse(operation, cut));
            Assert.StartsWith(
                $"{service.ServiceId} {operationName}: the response cannot be read",
                refused.Message,
                StringComparison.Ordinal
            );
        }
    }

    [Theory]
    [InlineData("organizations", "CreatePolicy")]
    [InlineData("guardduty", "CreateDetector")]
    [InlineData("s3", "PutBucketEncryption")]
    public void A_request_cut_at_any_byte_is_refused_by_the_server(string name, string operationName)
    {
        var operation = SharedModels.Service(name).Operation(operationName)!;
        var codec = WireCodec.For(operation.Service.Protocol);
        var sent = codec.WriteRequest(operation, new RandomValues(3).Structure(operation.Input));
        Assert.NotEmpty(sent.Body!);
        for (var length = 1; length < sent.Body!.Length; length++)
        {
            var cut = new WireRequest(
                sent.Method,
                sent.Path.Replace("{Bucket}", "bucket", StringComparison.Ordinal),
                "encryption=",
                sent.Headers,
                sent.Body[..length]
            );
            Assert.Throws<WireFormatException>(() => codec.ReadRequest(operation, cut));
        }
    }

    [Theory]
    [InlineData("iam", "GetAccountAuthorizationDetails")]
    [InlineData("ec2", "DescribeInstances")]
    [InlineData("organizations", "ListAccounts")]
    [InlineData("guardduty", "GetDetector")]
    [InlineData("s3", "GetBucketLifecycleConfiguration")]
    public void A_damaged_response_is_read_or_refused_but_nothing_else(string name, string operationName)
    {
        var operation = SharedModels.Service(name).Operation(operationName)!;
        var codec = WireCodec.For(operation.Service.Protocol);
        var random = new Random(11);
        for (var round = 0; round < 300; round++)
        {
            var whole = codec.WriteResponse(operation, new RandomValues(round % 10).Structure(operation.Output), "request-1");
            for (var damages = random.Next(1, 6); damages > 0; damages--)
            {
                whole.Body[random.Next(whole.Body.Length)] = (byte)random.Next(256);
            }

            try
            {
                codec.ReadResponse(operation, whole);
            }
            catch (WireFormatException)
            {
                // Refused.
            }

            Assert.NotNull(codec.ReadError(operation.Service, whole));
        }
    }

    [Theory]
    [InlineData("iam")]
    [InlineData("organizations")]
    public void A_body_of_endless_depth_is_refused(string name)
    {
        var service = SharedModels.Service(name);
        var operation = service.Operations[0];
        var deep =
            service.Protocol == WireProtocol.Json
                ? string.Concat(Enumerable.Repeat("{\"a\":", 100_000))
                : string.Concat(Enumerable.Repeat("<a>", 100_000));
        var response = new WireResponse(200, new Dictionary<string, string>(), System.Text.Encoding.UTF8.GetBytes(deep));
        if (operation.Output.Members.Count > 0 || response.Body.Length > 0)
        {
            Assert.Throws<WireFormatException>(() => WireCodec.For(service.Protocol).ReadResponse(operation, response));
        }
    }

    [Fact]
    public void A_document_type_with_entities_is_refused()
    {
        var operation = SharedModels.Service("iam").Operation("ListUsers")!;
        const string Bomb =
            "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><ListUsersResponse><ListUsersResult><Marker>&b;</Marker>"
            + "</ListUsersResult></ListUsersResponse>";
        var response = new WireResponse(200, new Dictionary<string, string>(), System.Text.Encoding.UTF8.GetBytes(Bomb));
        Assert.Throws<WireFormatException>(() => WireCodec.For(WireProtocol.Query).ReadResponse(operation, response));
    }

    [Theory]
    [InlineData("<html><body>502 Bad Gateway</body></html>")]
    [InlineData("{\"unfinished\":")]
    [InlineData("")]
    public void An_unreadable_error_is_still_an_error(string body)
    {
        foreach (var name in (string[])["iam", "ec2", "organizations", "guardduty", "s3"])
        {
            var service = SharedModels.Service(name);
            var response = new WireResponse(502, new Dictionary<string, string>(), System.Text.Encoding.UTF8.GetBytes(body));
            Assert.Equal("BadGateway", WireCodec.For(service.Protocol).ReadError(service, response).Code);
        }
    }

    [Theory]
    [InlineData("iam", "DeleteUser", "<html><body>Sign in to the Wi-Fi</body></html>")]
    [InlineData("ec2", "DeleteVpc", "<html/>")]
    [InlineData("ec2", "DeleteVpc", "")]
    [InlineData("organizations", "DetachPolicy", "<html/>")]
    [InlineData("guardduty", "DeleteDetector", "{\"half\":")]
    [InlineData("s3", "CopyObject", "<Error><Code>InternalError</Code></Error>")]
    public void A_page_that_is_no_answer_is_no_success(string name, string operationName, string body)
    {
        var operation = SharedModels.Service(name).Operation(operationName)!;
        var codec = WireCodec.For(operation.Service.Protocol);
        var type = codec.WriteResponse(operation, new RandomValues(1).Structure(operation.Output), "r").Header("Content-Type")!;
        var response = new WireResponse(
            200,
            new Dictionary<string, string> { ["Content-Type"] = type },
            System.Text.Encoding.UTF8.GetBytes(body)
        );
        Assert.Throws<WireFormatException>(() => codec.ReadResponse(operation, response));
    }

    [Fact]
    public async Task Through_the_pipeline_a_cut_body_names_service_and_operation()
    {
        var service = SharedModels.Service("organizations");
        var operation = service.Operation("ListAccounts")!;
        using var client = new Cases.CaseClient(
            new(service)
            {
                ServiceURL = "https://localhost",
                AuthenticationRegion = "us-east-1",
                HttpClientFactory = new AnsweringHttp(_ =>
                    Task.FromResult(new HttpResponseMessage { Content = new StringContent("{\"Accounts\":[{\"Id\":\"1") })
                ),
            }
        );
        var thrown = await Assert.ThrowsAnyAsync<Exception>(() =>
            client.InvokeAsync(operation, operation.Input.New(), TestContext.Current.CancellationToken)
        );
        Assert.Contains(
            "Organizations ListAccounts: the response cannot be read: the body is not JSON",
            thrown.ToString(),
            StringComparison.Ordinal
        );
        Assert.IsNotType<NullReferenceException>(thrown.GetBaseException());
    }

    [Theory]
    [InlineData("zz\r\nabc\r\n0\r\n\r\n")]
    [InlineData("5\r\nabc")]
    [InlineData("no size at all")]
    [InlineData("ffffffff\r\n")]
    public void A_broken_chunked_upload_is_refused(string body)
    {
        var headers = new Dictionary<string, string> { ["Content-Encoding"] = "aws-chunked" };
        Assert.Throws<WireFormatException>(() => HttpMessages.Decode(headers, System.Text.Encoding.UTF8.GetBytes(body)));
    }
}
