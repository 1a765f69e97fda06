using System.Net;
using System.Text;
using Amazon;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;

namespace ZeroTrust.Aws.Parity;

/// <summary>KMS, a JSON service: compiled once against the generated and once against the official client.</summary>
public class KeyManagementServiceTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_names_its_operation_and_sends_what_is_set()
    {
        var service = new ScriptedService().Json("{}");
        using var client = Client(service);

        await client.CreateKeyAsync(
            new CreateKeyRequest
            {
                Description = "for \"tests\" <ä>",
                KeyUsage = KeyUsageType.ENCRYPT_DECRYPT,
                KeySpec = "FUTURE_SPEC",
                MultiRegion = false,
                Tags = [new Tag { TagKey = "a", TagValue = "" }, new Tag { TagKey = "b", TagValue = "2" }],
            },
            Stop
        );

        Assert.Equal("POST", service.Request.Method);
        Assert.Equal("TrentService.CreateKey", service.Request.Headers["X-Amz-Target"]);
        Assert.StartsWith("application/x-amz-json-1.1", service.Request.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.True(
            service.Request.HasJson(
                """
                { "Description": "for \"tests\" <ä>", "KeyUsage": "ENCRYPT_DECRYPT", "KeySpec": "FUTURE_SPEC", "MultiRegion": false,
                  "Tags": [{ "TagKey": "a", "TagValue": "" }, { "TagKey": "b", "TagValue": "2" }] }
                """
            ),
            service.Request.Body
        );
    }

    [Fact]
    public async Task A_response_is_typed_and_what_is_missing_is_null()
    {
        var service = new ScriptedService().Json(
            """
            { "KeyMetadata": { "AWSAccountId": "111122223333", "KeyId": "k", "Arn": "arn:aws:kms:us-east-1:111122223333:key/k",
              "CreationDate": 1500000000.125,
              "Enabled": true, "KeyManager": "CUSTOMER", "KeyState": "SOMETHING_NEW", "KeySpec": "RSA_2048",
                "PendingDeletionWindowInDays": 7,
              "SigningAlgorithms": ["RSASSA_PSS_SHA_256", "RSASSA_PSS_SHA_384"], "Unknown": { "a": [1, 2] },
              "MultiRegionConfiguration": { "MultiRegionKeyType": "PRIMARY", "PrimaryKey": { "Region": "us-east-1" },
                "ReplicaKeys": [] } } }
            """
        );
        using var client = Client(service);

        var response = await client.DescribeKeyAsync(new DescribeKeyRequest { KeyId = "k" }, Stop);

        var key = response.KeyMetadata;
        Assert.Equal("111122223333", key.AWSAccountId);
        Assert.Equal(new DateTime(2017, 7, 14, 2, 40, 0, 125, DateTimeKind.Utc), key.CreationDate!.Value.ToUniversalTime());
        Assert.True(key.Enabled);
        Assert.Equal(KeyManagerType.CUSTOMER, key.KeyManager);
        Assert.Equal("SOMETHING_NEW", key.KeyState.Value);
        Assert.Equal(KeySpec.RSA_2048, key.KeySpec);
        Assert.Equal(7, key.PendingDeletionWindowInDays);
        Assert.Equal(["RSASSA_PSS_SHA_256", "RSASSA_PSS_SHA_384"], key.SigningAlgorithms);
        Assert.Equal("us-east-1", key.MultiRegionConfiguration.PrimaryKey.Region);
        Assert.Empty(key.MultiRegionConfiguration.ReplicaKeys ?? []);
        Assert.Null(key.EncryptionAlgorithms);
        Assert.Null(key.DeletionDate);
        Assert.Null(key.MultiRegion);
        Assert.Null(key.XksKeyConfiguration);
        Assert.Equal(HttpStatusCode.OK, response.HttpStatusCode);
        Assert.Equal("request-1", response.ResponseMetadata.RequestId);
    }

    [Fact]
    public async Task Blobs_and_maps_travel_both_ways()
    {
        var service = new ScriptedService().Json(
            """{ "CiphertextBlob": "AQIDBA==", "KeyId": "k", "EncryptionAlgorithm": "SYMMETRIC_DEFAULT" }"""
        );
        using var client = Client(service);

        var response = await client.EncryptAsync(
            new EncryptRequest
            {
                KeyId = "alias/k",
                Plaintext = new MemoryStream(Encoding.UTF8.GetBytes("secret")),
                EncryptionContext = new Dictionary<string, string> { ["purpose"] = "test", ["tenant"] = "é" },
                GrantTokens = ["t1", "t2"],
            },
            Stop
        );

        Assert.True(
            service.Request.HasJson(
                """
                {
                  "KeyId": "alias/k",
                  "Plaintext": "c2VjcmV0",
                  "EncryptionContext": {
                    "purpose": "test",
                    "tenant": "é"
                  },
                  "GrantTokens": ["t1", "t2"]
                }
                """
            ),
            service.Request.Body
        );
        Assert.Equal([1, 2, 3, 4], response.CiphertextBlob.ToArray());
        Assert.Equal(EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT, response.EncryptionAlgorithm);
    }

    [Fact]
    public async Task An_operation_without_output_accepts_an_empty_body()
    {
        var service = new ScriptedService().Json("");
        using var client = Client(service);

        var response = await client.EnableKeyRotationAsync(new EnableKeyRotationRequest { KeyId = "k", RotationPeriodInDays = 90 }, Stop);

        Assert.Equal(HttpStatusCode.OK, response.HttpStatusCode);
        Assert.True(service.Request.HasJson("""{ "KeyId": "k", "RotationPeriodInDays": 90 }"""), service.Request.Body);
    }

    [Fact]
    public async Task A_modeled_error_is_its_exception()
    {
        var service = new ScriptedService().Json(
            """{ "__type": "NotFoundException", "message": "Key 'k' does not exist" }""",
            HttpStatusCode.BadRequest
        );
        using var client = Client(service);

        var error = await Assert.ThrowsAsync<NotFoundException>(() =>
            client.DescribeKeyAsync(new DescribeKeyRequest { KeyId = "k" }, Stop)
        );

        Assert.Equal("NotFoundException", error.ErrorCode);
        Assert.Equal("Key 'k' does not exist", error.Message);
        Assert.Equal(HttpStatusCode.BadRequest, error.StatusCode);
        Assert.Equal("request-1", error.RequestId);
        Assert.IsAssignableFrom<AmazonKeyManagementServiceException>(error);
    }

    [Theory]
    [InlineData("AccessDeniedException", 400)]
    [InlineData("com.amazonaws.kms#AccessDeniedException", 400)]
    [InlineData("AccessDeniedException:http://internal.amazon.com/coral/com.amazonaws.kms/", 403)]
    public async Task Any_other_error_is_the_services_exception_with_its_code(string type, int status)
    {
        var service = new ScriptedService().Json($$"""{ "__type": "{{type}}", "Message": "no" }""", (HttpStatusCode)status);
        using var client = Client(service);

        var error = await Assert.ThrowsAsync<AmazonKeyManagementServiceException>(() => client.ListKeysAsync(new ListKeysRequest(), Stop));

        Assert.Equal("AccessDeniedException", error.ErrorCode);
        Assert.Equal("no", error.Message);
        Assert.Equal(status, (int)error.StatusCode);
    }

    [Theory]
    [InlineData("DependencyTimeoutException", typeof(DependencyTimeoutException), 500)]
    [InlineData("KMSInternalException", typeof(KMSInternalException), 500)]
    [InlineData("KMSInvalidStateException", typeof(KMSInvalidStateException), 400)]
    [InlineData("DisabledException", typeof(DisabledException), 400)]
    public async Task Every_declared_error_has_its_type(string code, Type type, int status)
    {
        var service = new ScriptedService().Json($$"""{ "__type": "{{code}}", "message": "m" }""", (HttpStatusCode)status);
        using var client = Client(service);

        var error = await Assert.ThrowsAsync(
            type,
            () => client.DecryptAsync(new DecryptRequest { CiphertextBlob = new MemoryStream([1]) }, Stop)
        );

        Assert.Equal(code, ((AmazonServiceException)error).ErrorCode);
        Assert.Equal("m", error.Message);
    }

    [Fact]
    public async Task A_body_that_ends_too_early_is_an_unmarshalling_error()
    {
        var service = new ScriptedService().Json("""{ "Keys": [{ "KeyId": "1" """);
        using var client = Client(service);

        var error = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => client.ListKeysAsync(new ListKeysRequest(), Stop));

        Assert.IsType<AmazonUnmarshallingException>(error);
    }

    [Fact]
    public async Task A_web_page_instead_of_an_error_is_the_services_exception()
    {
        var service = new ScriptedService().Json("<html><body>503 Service Unavailable</body></html>", HttpStatusCode.ServiceUnavailable);
        using var client = Client(service);

        var error = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => client.ListKeysAsync(new ListKeysRequest(), Stop));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, error.StatusCode);
    }

    [Fact]
    public async Task A_cancelled_call_says_so()
    {
        var service = new ScriptedService().Json("{}");
        using var client = Client(service);
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.ListKeysAsync(new ListKeysRequest(), stop.Token));
    }

    [Fact]
    public async Task Observers_of_the_client_see_each_call()
    {
        var service = new ScriptedService().Json("{}");
        using var client = Client(service);
        var seen = new List<string>();
        client.BeforeRequestEvent += (_, arguments) => seen.Add("before " + ((WebServiceRequestEventArgs)arguments).Request.GetType().Name);
        client.AfterResponseEvent += (_, arguments) =>
            seen.Add("after " + ((WebServiceResponseEventArgs)arguments).Response.GetType().Name);

        await client.ListKeysAsync(new ListKeysRequest(), Stop);

        Assert.Equal(["before ListKeysRequest", "after ListKeysResponse"], seen);
    }

    [Fact]
    public async Task A_throttled_call_is_sent_again()
    {
        var service = new ScriptedService()
            .Json("""{ "__type": "ThrottlingException", "message": "Rate exceeded" }""", HttpStatusCode.BadRequest)
            .Json("""{ "Keys": [] }""");
        using var client = Client(service, config => config.MaxErrorRetry = 2);

        await client.ListKeysAsync(new ListKeysRequest(), Stop);

        Assert.Equal(2, service.Requests.Count);
    }

    [Fact]
    public async Task A_paginator_reads_to_the_end()
    {
        var service = new ScriptedService()
            .Json("""{ "Keys": [{ "KeyId": "1" }, { "KeyId": "2" }], "Truncated": true, "NextMarker": "m1" }""")
            .Json("""{ "Keys": [], "Truncated": true, "NextMarker": "m2" }""")
            .Json("""{ "Keys": [{ "KeyId": "3" }], "Truncated": false }""");
        using var client = Client(service);

        var found = new List<string>();
        await foreach (var key in client.Paginators.ListKeys(new ListKeysRequest { Limit = 2 }).Keys.WithCancellation(Stop))
        {
            found.Add(key.KeyId);
        }

        Assert.Equal(["1", "2", "3"], found);
        Assert.True(service.Requests[0].HasJson("""{ "Limit": 2 }"""), service.Requests[0].Body);
        Assert.True(service.Requests[1].HasJson("""{ "Limit": 2, "Marker": "m1" }"""), service.Requests[1].Body);
        Assert.True(service.Requests[2].HasJson("""{ "Limit": 2, "Marker": "m2" }"""), service.Requests[2].Body);
    }

    [Fact]
    public async Task A_paginator_is_read_once()
    {
        var service = new ScriptedService().Json("""{ "Aliases": [], "Truncated": false }""").Json("{}");
        using var client = Client(service);
        var paginator = client.Paginators.ListAliases(new ListAliasesRequest());
        var pages = 0;
        await foreach (var page in paginator.Responses.WithCancellation(Stop))
        {
            pages += page.Aliases is null ? 0 : 1;
        }

        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await foreach (var page in paginator.Responses.WithCancellation(Stop))
            {
                pages++;
            }
        });
        Assert.Equal(1, pages);
    }

    [Theory]
    [InlineData("us-east-1", false, false, "https://kms.us-east-1.amazonaws.com/")]
    [InlineData("eu-central-1", true, false, "https://kms-fips.eu-central-1.amazonaws.com/")]
    [InlineData("eu-central-1", false, true, "https://kms.eu-central-1.api.aws/")]
    [InlineData("eu-central-1", true, true, "https://kms-fips.eu-central-1.api.aws/")]
    [InlineData("cn-north-1", false, false, "https://kms.cn-north-1.amazonaws.com.cn/")]
    [InlineData("us-gov-west-1", true, false, "https://kms-fips.us-gov-west-1.amazonaws.com/")]
    public async Task The_endpoint_follows_region_partition_fips_and_dual_stack(string region, bool fips, bool dualStack, string expected)
    {
        var service = new ScriptedService().Json("{}");
        using var client = Client(
            service,
            config =>
            {
                config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
                config.UseFIPSEndpoint = fips;
                config.UseDualstackEndpoint = dualStack;
            }
        );

        await client.ListKeysAsync(new ListKeysRequest(), Stop);

        Assert.Equal(expected, service.Request.Uri.AbsoluteUri);
        Assert.Contains($"/{region}/kms/aws4_request", service.Request.Headers["Authorization"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_given_address_is_used_as_it_is()
    {
        var service = new ScriptedService().Json("{}");
        using var client = Client(
            service,
            config =>
            {
                config.ServiceURL = "http://localhost:4566";
                config.AuthenticationRegion = "eu-west-3";
            }
        );

        await client.ListKeysAsync(new ListKeysRequest(), Stop);

        Assert.Equal("http://localhost:4566/", service.Request.Uri.AbsoluteUri);
        Assert.Contains("/eu-west-3/kms/aws4_request", service.Request.Headers["Authorization"], StringComparison.Ordinal);
        Assert.Equal("token", service.Request.Headers["X-Amz-Security-Token"]);
    }

    [Fact]
    public void Collections_are_null_until_set()
    {
        Assert.Null(new ListKeysResponse().Keys);
        Assert.Null(new CreateKeyRequest().Tags);
        Assert.Null(new CreateKeyRequest().MultiRegion);
    }

    private static AmazonKeyManagementServiceClient Client(ScriptedService service, Action<AmazonKeyManagementServiceConfig>? change = null)
    {
        var config = new AmazonKeyManagementServiceConfig
        {
            RegionEndpoint = RegionEndpoint.USEast1,
            MaxErrorRetry = 0,
            HttpClientFactory = service,
        };
        change?.Invoke(config);
        return new AmazonKeyManagementServiceClient(new SessionAWSCredentials("AKIDEXAMPLE", "secret", "token"), config);
    }
}
