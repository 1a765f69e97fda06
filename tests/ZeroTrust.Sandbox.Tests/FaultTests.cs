using System.Diagnostics;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Amazon.Runtime;
using ZeroTrust.Core.Connections;
using ZeroTrust.Sandbox.Sample;

namespace ZeroTrust.Sandbox.Tests;

public sealed class FaultTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("iam", "ListUsers", "AccessDenied", 403)]
    [InlineData("ec2", "DescribeVpcs", "UnauthorizedOperation", 403)]
    [InlineData("kms", "ListKeys", "AccessDeniedException", 400)]
    [InlineData("guardduty", "ListDetectors", "AccessDeniedException", 403)]
    [InlineData("s3", "ListBuckets", "AccessDenied", 403)]
    [InlineData("organizations", "ListRoots", "AccessDeniedException", 400)]
    public async Task A_denied_action_is_denied_in_the_words_of_its_protocol(string service, string operation, string code, int status)
    {
        await using var clients = With($"deny:{service}:*");
        var error = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => clients.CallAsync(service, operation));
        Assert.Equal((code, status), (error.ErrorCode, (int)error.StatusCode));
        Assert.Contains("arn:aws:iam::111111111111:user/admin.ops is not authorized to perform: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(service + ":", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Denying_by_the_name_of_an_IAM_action_works_too()
    {
        await using var clients = With("deny:s3:GetEncryptionConfiguration");
        Assert.Equal("AccessDenied", await clients.CodeAsync("s3", "GetBucketEncryption", """{"Bucket":"examplecorp-management-trail"}"""));
        await clients.CallAsync("s3", "GetBucketPolicy", """{"Bucket":"examplecorp-management-trail"}""");
    }

    [Theory]
    [InlineData("iam", "ListUsers", "Throttling")]
    [InlineData("ec2", "DescribeVpcs", "RequestLimitExceeded")]
    [InlineData("organizations", "ListRoots", "TooManyRequestsException")]
    [InlineData("kms", "ListKeys", "ThrottlingException")]
    [InlineData("s3", "ListBuckets", "SlowDown")]
    [InlineData("guardduty", "ListDetectors", "TooManyRequestsException")]
    public async Task A_counted_fault_strikes_the_first_calls_only(string service, string operation, string code)
    {
        await using var clients = With($"throttle:{service}:{operation}:2");
        Assert.Equal(code, await clients.CodeAsync(service, operation));
        Assert.Equal(code, await clients.CodeAsync(service, operation));
        await clients.CallAsync(service, operation);
    }

    [Fact]
    public async Task Throttled_answers_say_when_to_come_back()
    {
        await using var clients = With("throttle:*");
        using var http = new HttpClient(clients.Sandbox.CreateHandler());
        using var request = HostileRequestTests.Signed(HttpMethod.Post, "https://kms.eu-west-1.amazonaws.com/", "kms");
        request.Headers.Add("X-Amz-Target", "TrentService.ListKeys");
        request.Content = new StringContent("{}");
        using var answer = await http.SendAsync(request, Stop);
        Assert.Equal("1", answer.Headers.GetValues("Retry-After").Single());
    }

    [Fact]
    public async Task The_SDK_retries_what_passes()
    {
        await using var clients = With("status:iam:ListUsers:503:1", "reset:iam:ListGroups:1", "truncate:iam:ListRoles:1");
        await clients.CallAsync("iam", "ListUsers", retries: 2);
        await clients.CallAsync("iam", "ListGroups", retries: 2);
        await Assert.ThrowsAnyAsync<Exception>(() => clients.CallAsync("iam", "ListRoles"));
        await clients.CallAsync("iam", "ListRoles");
    }

    [Fact]
    public async Task Latency_can_be_cancelled()
    {
        await using var sandbox = new AwsSandbox(new SandboxOptions { Faults = ["latency:*:60000"] }, TimeProvider.System);
        await using var clients = new SandboxClients(sandbox: sandbox);
        using var iam = clients.Client<AmazonIdentityManagementServiceClient>();
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        var watch = Stopwatch.StartNew();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => iam.ListUsersAsync(new ListUsersRequest(), soon.Token));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30));
    }

    [Theory]
    [InlineData("exit:iam:CreateGroup", false)]
    [InlineData("exit-after:iam:CreateGroup", true)]
    public async Task The_process_ends_before_or_after_the_effect(string fault, bool happened)
    {
        var ended = 0;
        await using var sandbox = new AwsSandbox(
            new SandboxOptions { Faults = [fault] },
            new FixedClock(),
            () =>
            {
                ended++;
                throw new IOException("The process has ended."); // what a test can survive
            }
        );
        await using var clients = new SandboxClients(sandbox: sandbox);
        await Assert.ThrowsAnyAsync<Exception>(() => clients.CallAsync("iam", "CreateGroup", """{"GroupName":"G"}"""));
        Assert.Equal(1, ended);
        Assert.Equal(happened, sandbox.DumpState().Contains("\"G\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("deny")]
    [InlineData("explode:iam:*")]
    [InlineData("latency:*")]
    [InlineData("status:s3:GetBucketPolicy:200")]
    [InlineData("throttle:ec2:*:x")]
    [InlineData("throttle:ec2:*:1:2")]
    public void A_fault_that_cannot_be_read_says_why(string text)
    {
        var error = Assert.Throws<FormatException>(() => new AwsSandbox(new SandboxOptions { Faults = [text] }, new FixedClock()));
        Assert.Contains(text, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Credentials_that_are_unknown_expired_or_powerless()
    {
        await using var unknown = new SandboxClients(credentials: new BasicAWSCredentials("AKIA0000000000000000", "x"));
        Assert.Equal("InvalidClientTokenId", await unknown.CodeAsync("sts", "GetCallerIdentity"));
        Assert.Equal("UnrecognizedClientException", await unknown.CodeAsync("kms", "ListKeys"));
        Assert.Equal("AuthFailure", await unknown.CodeAsync("ec2", "DescribeVpcs"));
        Assert.Equal("InvalidAccessKeyId", await unknown.CodeAsync("s3", "ListBuckets"));
        await using var expired = new SandboxClients(
            credentials: new SessionAWSCredentials(SampleCredentials.ExpiredAccessKeyId, "x", SampleCredentials.ExpiredSessionToken)
        );
        Assert.Equal("ExpiredToken", await expired.CodeAsync("sts", "GetCallerIdentity"));
        Assert.Equal("ExpiredTokenException", await expired.CodeAsync("organizations", "ListRoots"));
    }

    private static SandboxClients With(params string[] faults) => new(new SandboxOptions { Faults = faults });
}
