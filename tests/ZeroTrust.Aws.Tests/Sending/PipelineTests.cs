using System.Net;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Amazon.Runtime;
using Amazon.S3;
using ZeroTrust.Aws.Doubles;
using ZeroTrust.Aws.Reading;
using ZeroTrust.Aws.Writing;
using ZeroTrust.Core.Errors;

namespace ZeroTrust.Aws.Sending;

public sealed class PipelineTests : IDisposable
{
    private readonly ScriptedAws _aws = new();
    private readonly Listener _listener = new();
    private readonly Traffic _traffic;
    private readonly ClientPool _pool;
    private readonly BasicAWSCredentials _credentials = new("AKIA111122223333", "s");

    public PipelineTests()
    {
        _traffic = new(new(4, ReadRetries: 3, WriteRetries: 0), TimeProvider.System, _listener);
        _pool = new(_aws.CreateHandler, _traffic, FactSources.IsRead);
    }

    public void Dispose()
    {
        _pool.Dispose();
        _traffic.Dispose();
    }

    [Fact]
    public async Task A_reading_client_of_a_generated_service_refuses_a_write_before_it_is_sent()
    {
        var error = await Assert.ThrowsAsync<ZeroTrustException>(() =>
            Iam.CreateGroupAsync(new CreateGroupRequest { GroupName = "g" }, Stop)
        );
        Assert.Equal(ErrorIds.OperationNotARead, error.ErrorId);
        Assert.Equal("iam:CreateGroup", error.Target);
        Assert.Empty(_aws.Calls);
    }

    [Fact]
    public async Task A_reading_client_of_an_official_package_refuses_a_write_before_it_is_sent()
    {
        var error = await Assert.ThrowsAsync<ZeroTrustException>(() =>
            _pool.Reader<IAmazonS3>(_credentials, "111122223333", "eu-west-1").DeleteBucketPolicyAsync("b", Stop)
        );
        Assert.Equal(ErrorIds.OperationNotARead, error.ErrorId);
        Assert.Empty(_aws.Calls);
    }

    [Fact]
    public async Task A_call_is_told_by_the_APIs_name_of_its_operation()
    {
        var s3 = _pool.Reader<IAmazonS3>(_credentials, "111122223333", "eu-west-1");
        var error = await Assert.ThrowsAsync<ZeroTrustException>(() => s3.PutBucketAsync("b", Stop));
        Assert.Equal("s3:CreateBucket", error.Target);
    }

    [Theory]
    [InlineData("ec2", "DescribeVpcs")]
    [InlineData("ssm", "DescribeInstanceInformation")]
    [InlineData("sqs", "ListQueues")]
    [InlineData("dynamodb", "ListTables")]
    [InlineData("kms", "ListKeys")]
    [InlineData("sts", "GetCallerIdentity")]
    [InlineData("iam", "ListUsers")]
    public async Task Throttling_shrinks_the_bucket_of_every_kind_of_client(string service, string operation)
    {
        var answers = 0;
        _aws.On($"{service}:{operation}", () => Interlocked.Increment(ref answers) == 1 ? ThrottledBy(service) : Empty(service, operation));
        using var traffic = new Traffic(new(4, ReadRetries: 0, WriteRetries: 2), TimeProvider.System, _listener);
        using var pool = new ClientPool(_aws.CreateHandler, traffic, FactSources.IsRead);
        var sender = new CallSender([new(new("111122223333", "test", IsManagement: false), _credentials, ["eu-west-1"])], pool);

        await sender.SendAsync(new("1", service, operation, [], service + ":" + operation), new("111122223333", "eu-west-1"), Stop);

        Assert.Equal(2, answers);
        var line = _listener.Lines.Single(line => line.StartsWith($"{service}:{operation} ", StringComparison.Ordinal));
        Assert.EndsWith("attempts 2", line, StringComparison.Ordinal);
        Assert.True(traffic.Bucket("111122223333", service == "iam" ? "us-east-1" : "eu-west-1", service).Rate < RateBucket.InitialRate);
    }

    [Fact]
    public async Task A_writing_client_may_write()
    {
        _aws.On(
            "iam:CreateGroup",
            static () =>
                ScriptedAws.Xml(
                    "<CreateGroupResponse><CreateGroupResult><Group><GroupName>g</GroupName></Group>"
                        + "</CreateGroupResult></CreateGroupResponse>"
                )
        );
        var iam = _pool.Writer<IAmazonIdentityManagementService>(_credentials, "111122223333", "global");
        Assert.Equal("g", (await iam.CreateGroupAsync(new CreateGroupRequest { GroupName = "g" }, Stop)).Group.GroupName);
    }

    [Fact]
    public async Task Throttling_is_repeated_shrinks_the_bucket_and_is_told()
    {
        var answers = 0;
        _aws.On(
            "iam:GetAccountSummary",
            () =>
                Interlocked.Increment(ref answers) <= 2
                    ? Throttled()
                    : ScriptedAws.Xml(
                        "<GetAccountSummaryResponse><GetAccountSummaryResult><SummaryMap><entry><key>Users</key><value>7</value></entry>"
                            + "</SummaryMap></GetAccountSummaryResult></GetAccountSummaryResponse>"
                    )
        );
        var answer = await Iam.GetAccountSummaryAsync(new GetAccountSummaryRequest(), Stop);
        Assert.Equal(7, answer.SummaryMap["Users"]);
        Assert.True(_traffic.Bucket("111122223333", "us-east-1", "iam").Rate < 10);
        Assert.Equal(RateBucket.InitialRate, _traffic.Bucket("111122223333", "us-east-1", "ec2").Rate);
        Assert.Equal(1, _traffic.Calls);
        Assert.Contains(
            _listener.Lines,
            static line =>
                line.StartsWith("iam:GetAccountSummary 111122223333 us-east-1, ", StringComparison.Ordinal)
                && line.EndsWith("attempts 3", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_client_is_made_once_and_shared()
    {
        Assert.Same(Iam, Iam);
        Assert.NotSame(Iam, _pool.Writer<IAmazonIdentityManagementService>(_credentials, "111122223333", "global"));
        await Assert.ThrowsAsync<AmazonIdentityManagementServiceException>(() => Iam.ListUsersAsync(new ListUsersRequest(), Stop));
        Assert.Contains(_listener.Lines, static line => line.EndsWith(", AccessDenied", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cancelling_ends_a_call_that_hangs()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        using var pool = new ClientPool(static () => new Hanging(), _traffic, FactSources.IsRead);
        var call = pool.Reader<IAmazonIdentityManagementService>(_credentials, "111122223333", "global")
            .ListUsersAsync(new ListUsersRequest(), stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(TimeSpan.FromSeconds(1), Stop));
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private IAmazonIdentityManagementService Iam => _pool.Reader<IAmazonIdentityManagementService>(_credentials, "111122223333", "global");

    private static HttpResponseMessage ThrottledBy(string service) =>
        service switch
        {
            "ec2" => ScriptedAws.Ec2Error("RequestLimitExceeded", "Rate exceeded", 503),
            "iam" or "sts" => Throttled(),
            _ => ScriptedAws.JsonError("ThrottlingException", "Rate exceeded"),
        };

    private static HttpResponseMessage Empty(string service, string operation) =>
        service is "ec2" or "iam" or "sts"
            ? ScriptedAws.Xml($"<{operation}Response><{operation}Result/></{operation}Response>")
            : ScriptedAws.Json("{}");

    private static HttpResponseMessage Throttled()
    {
        var response = ScriptedAws.QueryError("Throttling", "Rate exceeded", (int)HttpStatusCode.BadRequest);
        response.Headers.TryAddWithoutValidation("Retry-After", "0.1");
        return response;
    }

    private sealed class Hanging : HttpMessageHandler
    {
        // Deaf to cancellation, as a credential provider is.
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            new TaskCompletionSource<HttpResponseMessage>().Task;
    }
}
