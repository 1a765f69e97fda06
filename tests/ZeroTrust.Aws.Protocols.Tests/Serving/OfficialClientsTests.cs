using System.Text.Json.Nodes;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using ZeroTrust.Aws.Protocols.Codecs;
using ZeroTrust.Aws.Protocols.Json;
using ZeroTrust.Aws.Protocols.Serving;
using ZeroTrust.Aws.Protocols.Tests.Models;
using ZeroTrust.Aws.Protocols.Values;

namespace ZeroTrust.Aws.Protocols.Tests.Serving;

/// <summary>The server side understands what AWS's own clients send, and they understand its answers.</summary>
public sealed class OfficialClientsTests
{
    private static readonly BasicAWSCredentials Credentials = new("AKIDEXAMPLE", "secret");
    private readonly List<(string Operation, JsonObject Input)> _received = [];
    private Func<IStructure, IStructure> _fill = output => output;
    private WireError? _error;

    [Fact]
    public async Task Security_token_service()
    {
        using var client = new AmazonSecurityTokenServiceClient(Credentials, Configured(new AmazonSecurityTokenServiceConfig()));
        _fill = output =>
            Json(
                output,
                """{"Credentials":{"AccessKeyId":"ASIA","SecretAccessKey":"s","SessionToken":"t","Expiration":"2030-01-02T03:04:05Z"}}"""
            );
        var response = await client.AssumeRoleAsync(
            new AssumeRoleRequest
            {
                RoleArn = "arn:aws:iam::111111111111:role/x",
                RoleSessionName = "me@you",
                Tags = [new() { Key = "a", Value = "b" }],
            },
            TestContext.Current.CancellationToken
        );
        Assert.Equal("ASIA", response.Credentials.AccessKeyId);
        Assert.Equal(new DateTime(2030, 1, 2, 3, 4, 5, DateTimeKind.Utc), response.Credentials.Expiration!.Value.ToUniversalTime());
        Received(
            "AssumeRole",
            """{"RoleArn":"arn:aws:iam::111111111111:role/x","RoleSessionName":"me@you","Tags":[{"Key":"a","Value":"b"}]}"""
        );
    }

    [Fact]
    public async Task Key_management_service()
    {
        using var client = new AmazonKeyManagementServiceClient(Credentials, Configured(new AmazonKeyManagementServiceConfig()));
        _fill = output => Json(output, """{"KeyMetadata":{"KeyId":"k-1","Enabled":true,"CreationDate":"2024-01-01T00:00:00.5Z"}}""");
        var response = await client.CreateKeyAsync(
            new CreateKeyRequest { Description = "ünï", KeyUsage = KeyUsageType.ENCRYPT_DECRYPT },
            TestContext.Current.CancellationToken
        );
        Assert.Equal("k-1", response.KeyMetadata.KeyId);
        Assert.True(response.KeyMetadata.Enabled);
        Received("CreateKey", """{"Description":"ünï","KeyUsage":"ENCRYPT_DECRYPT"}""");

        _error = new WireError("NotFoundException", "no such key", 400, "r-9");
        var thrown = await Assert.ThrowsAsync<NotFoundException>(() =>
            client.DescribeKeyAsync("k-2", TestContext.Current.CancellationToken)
        );
        Assert.Equal("no such key", thrown.Message);
    }

    [Fact]
    public async Task Simple_storage_service()
    {
        using var client = new AmazonS3Client(Credentials, Configured(new AmazonS3Config { ForcePathStyle = true }));
        _fill = output =>
            Json(output, """{"Buckets":[{"Name":"a","CreationDate":"2024-01-01T00:00:00Z"},{"Name":"b"}],"Owner":{"ID":"o"}}""");
        Assert.Equal(["a", "b"], (await client.ListBucketsAsync(TestContext.Current.CancellationToken)).Buckets.Select(b => b.BucketName));

        _fill = output => output;
        await client.PutBucketEncryptionAsync(
            new PutBucketEncryptionRequest
            {
                BucketName = "aaa",
                ServerSideEncryptionConfiguration = new()
                {
                    ServerSideEncryptionRules =
                    [
                        new()
                        {
                            BucketKeyEnabled = true,
                            ServerSideEncryptionByDefault = new()
                            {
                                ServerSideEncryptionAlgorithm = ServerSideEncryptionMethod.AWSKMS,
                                ServerSideEncryptionKeyManagementServiceKeyId = "k",
                            },
                        },
                    ],
                },
            },
            TestContext.Current.CancellationToken
        );
        var rules = _received[^1].Input["ServerSideEncryptionConfiguration"]!["Rules"]!;
        Assert.Equal("PutBucketEncryption", _received[^1].Operation);
        Assert.Equal(
            """[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"aws:kms","KMSMasterKeyID":"k"},"BucketKeyEnabled":true}]""",
            rules.ToJsonString()
        );

        await client.PutObjectAsync(
            new PutObjectRequest
            {
                BucketName = "aaa",
                Key = "dir/file ü.txt",
                ContentBody = "hello",
                Metadata = { ["x"] = "y" },
            },
            TestContext.Current.CancellationToken
        );
        var (operation, input) = _received[^1];
        Assert.Equal("PutObject", operation);
        Assert.Equal(("dir/file ü.txt", "aGVsbG8="), (input["Key"]!.GetValue<string>(), input["Body"]!.GetValue<string>()));
        Assert.Equal("""{"x":"y"}""", input["Metadata"]!.ToJsonString());

        _fill = output => Json(output, """{"Policy":"{\"Version\":\"2012-10-17\"}"}""");
        Assert.Equal(
            """{"Version":"2012-10-17"}""",
            (await client.GetBucketPolicyAsync("aaa", TestContext.Current.CancellationToken)).Policy
        );

        _error = new WireError("NoSuchBucket", "gone", 404, "r-1");
        var thrown = await Assert.ThrowsAnyAsync<AmazonS3Exception>(() =>
            client.GetBucketVersioningAsync("bbb", TestContext.Current.CancellationToken)
        );
        Assert.Equal(("NoSuchBucket", "gone"), (thrown.ErrorCode, thrown.Message));
    }

    private static IStructure Json(IStructure output, string json) =>
        StructureJson.Read(JsonNode.Parse(json)!.AsObject(), output.Shape, requireRequired: false);

    private T Configured<T>(T config)
        where T : ClientConfig
    {
        SharedFolder.Require(SharedModels.Folder);
        config.ServiceURL = "http://localhost:4566";
        config.AuthenticationRegion = "eu-west-1";
        config.MaxErrorRetry = 0;
        config.HttpClientFactory = new AnsweringHttp(Serve);
        return config;
    }

    private async Task<HttpResponseMessage> Serve(HttpRequestMessage request)
    {
        var catalogue = new ServiceCatalogue([SharedModels.Service("s3"), SharedModels.Service("kms"), SharedModels.Service("sts")]);
        var match = catalogue.Find(await HttpMessages.ReadAsync(request, TestContext.Current.CancellationToken));
        Assert.True(match is not null, $"{request.Method} {request.RequestUri}");
        _received.Add((match.Operation.Name, StructureJson.Write(match.Codec.ReadRequest(match.Operation, match.Request))));
        return HttpMessages.ToHttp(
            _error is { } error
                ? match.Codec.WriteError(match.Operation.Service, error)
                : match.Codec.WriteResponse(match.Operation, _fill(match.Operation.Output.New()), "request-1")
        );
    }

    private void Received(string operation, string input)
    {
        Assert.Equal(operation, _received[^1].Operation);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(input), _received[^1].Input), _received[^1].Input.ToJsonString());
    }
}
