using System.Net;
using Amazon;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;

namespace ZeroTrust.Aws.Parity;

/// <summary>STS, a query service: compiled once against the generated and once against the official client.</summary>
public class SecurityTokenServiceTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_is_a_form_with_action_and_version()
    {
        var service = new ScriptedService().Xml(
            """
            <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
              <Arn>arn:aws:iam::111122223333:user/Alice &amp; Bob</Arn><UserId>AIDA</UserId><Account>111122223333</Account>
            </GetCallerIdentityResult><ResponseMetadata><RequestId>in-body</RequestId></ResponseMetadata></GetCallerIdentityResponse>
            """
        );
        using var client = Client(service);

        var response = await client.GetCallerIdentityAsync(new GetCallerIdentityRequest(), Stop);

        Assert.Equal("POST", service.Request.Method);
        Assert.StartsWith("application/x-www-form-urlencoded", service.Request.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Equal(new Dictionary<string, string> { ["Action"] = "GetCallerIdentity", ["Version"] = "2011-06-15" }, service.Request.Form);
        Assert.Equal("arn:aws:iam::111122223333:user/Alice & Bob", response.Arn);
        Assert.Equal("111122223333", response.Account);
        Assert.Equal("in-body", response.ResponseMetadata.RequestId);
    }

    [Fact]
    public async Task Lists_and_structures_are_numbered_and_read_back()
    {
        var service = new ScriptedService().Xml(
            """
            <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>
              <Credentials><AccessKeyId>ASIA</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>
                <Expiration>2030-11-09T13:34:41Z</Expiration></Credentials>
              <AssumedRoleUser><Arn>arn:aws:sts::111122223333:assumed-role/r/s</Arn><AssumedRoleId>AROA:s</AssumedRoleId></AssumedRoleUser>
              <PackedPolicySize>8</PackedPolicySize>
            </AssumeRoleResult><ResponseMetadata><RequestId>x</RequestId></ResponseMetadata></AssumeRoleResponse>
            """
        );
        using var client = Client(service);

        var response = await client.AssumeRoleAsync(
            new AssumeRoleRequest
            {
                RoleArn = "arn:aws:iam::111122223333:role/r",
                RoleSessionName = "s",
                DurationSeconds = 900,
                ExternalId = "a b+c/=&",
                PolicyArns = [new PolicyDescriptorType { Arn = "p1" }, new PolicyDescriptorType { Arn = "p2" }],
                Tags = [new Tag { Key = "k", Value = "v" }],
                TransitiveTagKeys = ["k"],
            },
            Stop
        );

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["Action"] = "AssumeRole",
                ["Version"] = "2011-06-15",
                ["RoleArn"] = "arn:aws:iam::111122223333:role/r",
                ["RoleSessionName"] = "s",
                ["DurationSeconds"] = "900",
                ["ExternalId"] = "a b+c/=&",
                ["PolicyArns.member.1.arn"] = "p1",
                ["PolicyArns.member.2.arn"] = "p2",
                ["Tags.member.1.Key"] = "k",
                ["Tags.member.1.Value"] = "v",
                ["TransitiveTagKeys.member.1"] = "k",
            },
            service.Request.Form
        );
        Assert.Equal("ASIA", response.Credentials.AccessKeyId);
        Assert.Equal(new DateTime(2030, 11, 9, 13, 34, 41, DateTimeKind.Utc), response.Credentials.Expiration!.Value.ToUniversalTime());
        Assert.Equal("AROA:s", response.AssumedRoleUser.AssumedRoleId);
        Assert.Equal(8, response.PackedPolicySize);
        Assert.Null(response.SourceIdentity);
    }

    [Fact]
    public async Task An_operation_for_strangers_is_not_signed()
    {
        var service = new ScriptedService().Xml(
            """
            <AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleWithWebIdentityResult>
              <Audience>a</Audience></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>
            """
        );
        using var client = Client(service);

        var response = await client.AssumeRoleWithWebIdentityAsync(
            new AssumeRoleWithWebIdentityRequest
            {
                RoleArn = "r",
                RoleSessionName = "s",
                WebIdentityToken = "token",
            },
            Stop
        );

        Assert.Equal("a", response.Audience);
        Assert.DoesNotContain("Authorization", service.Request.Headers.Keys);
    }

    [Fact]
    public async Task A_modeled_error_is_its_exception()
    {
        var service = new ScriptedService().Xml(
            Error("Sender", "MalformedPolicyDocument", "The policy is not JSON"),
            HttpStatusCode.BadRequest
        );
        using var client = Client(service);

        var error = await Assert.ThrowsAsync<MalformedPolicyDocumentException>(() =>
            client.AssumeRoleAsync(
                new AssumeRoleRequest
                {
                    RoleArn = "r",
                    RoleSessionName = "s",
                    Policy = "{",
                },
                Stop
            )
        );

        Assert.Equal("MalformedPolicyDocument", error.ErrorCode);
        Assert.Equal("The policy is not JSON", error.Message);
        Assert.Equal(ErrorType.Sender, error.ErrorType);
        Assert.Equal("error-request", error.RequestId);
        Assert.Equal(HttpStatusCode.BadRequest, error.StatusCode);
    }

    [Fact]
    public async Task Any_other_error_is_the_services_exception_with_its_code()
    {
        var service = new ScriptedService().Xml(Error("Sender", "AccessDenied", "no"), HttpStatusCode.Forbidden);
        using var client = Client(service);

        var error = await Assert.ThrowsAsync<AmazonSecurityTokenServiceException>(() =>
            client.GetCallerIdentityAsync(new GetCallerIdentityRequest(), Stop)
        );

        Assert.Equal("AccessDenied", error.ErrorCode);
        Assert.Equal(HttpStatusCode.Forbidden, error.StatusCode);
    }

    [Theory]
    [InlineData("eu-west-1", false, "https://sts.eu-west-1.amazonaws.com/")]
    [InlineData("us-east-1", false, "https://sts.us-east-1.amazonaws.com/")]
    [InlineData("us-west-2", true, "https://sts-fips.us-west-2.amazonaws.com/")]
    [InlineData("cn-northwest-1", false, "https://sts.cn-northwest-1.amazonaws.com.cn/")]
    public async Task The_endpoint_follows_the_region(string region, bool fips, string expected)
    {
        var service = new ScriptedService().Xml("<GetCallerIdentityResponse><GetCallerIdentityResult/></GetCallerIdentityResponse>");
        using var client = Client(
            service,
            config =>
            {
                config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
                config.UseFIPSEndpoint = fips;
            }
        );

        await client.GetCallerIdentityAsync(new GetCallerIdentityRequest(), Stop);

        Assert.Equal(expected, service.Request.Uri.AbsoluteUri);
    }

    private static string Error(string type, string code, string message) =>
        $"""
            <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>{type}</Type><Code>{code}</Code>
              <Message>{message}</Message></Error>
            <RequestId>error-request</RequestId></ErrorResponse>
            """;

    private static AmazonSecurityTokenServiceClient Client(ScriptedService service, Action<AmazonSecurityTokenServiceConfig>? change = null)
    {
        var config = new AmazonSecurityTokenServiceConfig
        {
            RegionEndpoint = RegionEndpoint.USEast1,
            MaxErrorRetry = 0,
            HttpClientFactory = service,
        };
        change?.Invoke(config);
        return new AmazonSecurityTokenServiceClient(new BasicAWSCredentials("AKIDEXAMPLE", "secret"), config);
    }
}
