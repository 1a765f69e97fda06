using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using ZeroTrust.Sandbox.Sample;
using ZeroTrust.Sandbox.Services.S3;

namespace ZeroTrust.Sandbox.Tests;

/// <summary>Through the official client.</summary>
public sealed class S3Tests
{
    private const string Invoices = "examplecorp-prod-invoices";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Path_and_virtual_host_addressing_reach_the_same_bucket(bool path)
    {
        await using var clients = new SandboxClients();
        using var s3 = (await clients.InAsync(SampleOrganization.Prod)).S3(path: path);
        Assert.Contains((await s3.ListBucketsAsync(Stop)).Buckets, bucket => bucket.BucketName == Invoices);
        Assert.Contains(
            "AppReadsAndWrites",
            (await s3.GetBucketPolicyAsync(new GetBucketPolicyRequest { BucketName = Invoices }, Stop)).Policy,
            StringComparison.Ordinal
        );
        Assert.Equal("eu-west-1", (await s3.GetBucketLocationAsync(Invoices, Stop)).Location.Value);
        var tags = await s3.GetBucketTaggingAsync(new GetBucketTaggingRequest { BucketName = "examplecorp-prod-campaign" }, Stop);
        Assert.Contains(tags.TagSet, tag => tag.Value.Contains("<script>", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Encryption_is_set_read_and_taken_back()
    {
        await using var clients = new SandboxClients();
        using var s3 = (await clients.InAsync(SampleOrganization.Prod)).S3();
        var before = clients.Sandbox.DumpState();
        var old = (
            await s3.GetBucketEncryptionAsync(new GetBucketEncryptionRequest { BucketName = Invoices }, Stop)
        ).ServerSideEncryptionConfiguration;
        var rule = new ServerSideEncryptionRule
        {
            BucketKeyEnabled = true,
            ServerSideEncryptionByDefault = new()
            {
                ServerSideEncryptionAlgorithm = ServerSideEncryptionMethod.AWSKMS,
                ServerSideEncryptionKeyManagementServiceKeyId = "alias/prod-data",
            },
        };
        await s3.PutBucketEncryptionAsync(
            new PutBucketEncryptionRequest
            {
                BucketName = Invoices,
                ServerSideEncryptionConfiguration = new() { ServerSideEncryptionRules = [rule] },
            },
            Stop
        );
        var now = (await s3.GetBucketEncryptionAsync(new GetBucketEncryptionRequest { BucketName = Invoices }, Stop))
            .ServerSideEncryptionConfiguration
            .ServerSideEncryptionRules[0];
        Assert.Equal("alias/prod-data", now.ServerSideEncryptionByDefault.ServerSideEncryptionKeyManagementServiceKeyId);
        Assert.True(now.BucketKeyEnabled);
        await s3.PutBucketEncryptionAsync(
            new PutBucketEncryptionRequest { BucketName = Invoices, ServerSideEncryptionConfiguration = old },
            Stop
        );
        Assert.Equal(before, clients.Sandbox.DumpState());
        await s3.DeleteBucketEncryptionAsync(new DeleteBucketEncryptionRequest { BucketName = Invoices }, Stop);
        Assert.Equal(before, clients.Sandbox.DumpState()); // back to AES256, not to nothing
    }

    [Fact]
    public async Task What_is_not_configured_has_an_error_of_its_own()
    {
        // Not through the official client: it answers with nothing for some of these.
        await using var clients = new SandboxClients();
        var prod = await clients.InAsync(SampleOrganization.Prod);
        const string Old = """{"Bucket":"examplecorp-prod-legacy-uploads"}""";
        foreach (
            var (operation, code) in ((string, string)[])
                [
                    ("GetBucketEncryption", "ServerSideEncryptionConfigurationNotFoundError"),
                    ("GetBucketPolicy", "NoSuchBucketPolicy"),
                    ("GetBucketTagging", "NoSuchTagSet"),
                    ("GetPublicAccessBlock", "NoSuchPublicAccessBlockConfiguration"),
                    ("GetBucketOwnershipControls", "OwnershipControlsNotFoundError"),
                ]
        )
        {
            Assert.Equal(code, await prod.CodeAsync("s3", operation, Old, "eu-central-1"));
        }

        Assert.Equal("NoSuchBucket", await prod.CodeAsync("s3", "GetBucketVersioning", """{"Bucket":"no-such-bucket-anywhere"}"""));
    }

    [Fact]
    public async Task A_bucket_elsewhere_redirects_to_its_region()
    {
        await using var clients = new SandboxClients();
        var prod = await clients.InAsync(SampleOrganization.Prod);
        var error = await Assert.ThrowsAnyAsync<AmazonServiceException>(() =>
            prod.CallAsync("s3", "GetBucketVersioning", """{"Bucket":"examplecorp-prod-website"}""")
        );
        Assert.Equal(("PermanentRedirect", 301), (error.ErrorCode, (int)error.StatusCode));
        using var home = prod.S3("us-east-1");
        Assert.Equal(
            "us-east-1",
            (await home.HeadBucketAsync(new HeadBucketRequest { BucketName = "examplecorp-prod-website" }, Stop)).BucketRegion
        );
    }

    [Fact]
    public async Task Public_policies_are_refused_where_public_access_is_blocked()
    {
        await using var clients = new SandboxClients();
        using var s3 = (await clients.InAsync(SampleOrganization.Prod)).S3();
        var policy = S3SampleDocuments.PublicRead(Invoices);
        await RefusedAsync(
            "AccessDenied",
            () => s3.PutBucketPolicyAsync(new PutBucketPolicyRequest { BucketName = Invoices, Policy = policy }, Stop)
        );
        await s3.DeletePublicAccessBlockAsync(new DeletePublicAccessBlockRequest { BucketName = Invoices }, Stop);
        await s3.PutBucketPolicyAsync(new PutBucketPolicyRequest { BucketName = Invoices, Policy = policy }, Stop);
        Assert.True(
            (await s3.GetBucketPolicyStatusAsync(new GetBucketPolicyStatusRequest { BucketName = Invoices }, Stop)).PolicyStatus.IsPublic
        );
        await RefusedAsync(
            "MalformedPolicy",
            () => s3.PutBucketPolicyAsync(new PutBucketPolicyRequest { BucketName = Invoices, Policy = "{}" }, Stop)
        );
        await RefusedAsync(
            "MalformedPolicy",
            () =>
                s3.PutBucketPolicyAsync(
                    new PutBucketPolicyRequest { BucketName = Invoices, Policy = S3SampleDocuments.TlsOnly("other") },
                    Stop
                )
        );
    }

    [Fact]
    public async Task Objects_are_written_with_the_buckets_encryption_and_listed_in_pages()
    {
        await using var clients = new SandboxClients();
        using var s3 = (await clients.InAsync(SampleOrganization.Prod)).S3();
        var put = await s3.PutObjectAsync(
            new PutObjectRequest
            {
                BucketName = "examplecorp-prod-customer-data",
                Key = "a/ü b.txt",
                ContentBody = "hello",
            },
            Stop
        );
        Assert.Equal(ServerSideEncryptionMethod.AWSKMS, put.ServerSideEncryptionMethod);
        using var got = await s3.GetObjectAsync("examplecorp-prod-customer-data", "a/ü b.txt", Stop);
        using var reader = new StreamReader(got.ResponseStream);
        Assert.Equal("hello", await reader.ReadToEndAsync(Stop));
        var keys = new List<string>();
        await foreach (
            var item in s3.Paginators.ListObjectsV2(new ListObjectsV2Request { BucketName = "examplecorp-prod-trail" }).S3Objects
        )
        {
            keys.Add(item.Key);
        }

        Assert.Equal(12, keys.Count);
    }

    [Fact]
    public async Task Buckets_are_made_once_and_deleted_empty()
    {
        await using var clients = new SandboxClients();
        using var s3 = clients.S3();
        await s3.PutBucketAsync("examplecorp-new", Stop);
        await RefusedAsync("BucketAlreadyOwnedByYou", () => s3.PutBucketAsync("examplecorp-new", Stop));
        await RefusedAsync("BucketAlreadyExists", () => s3.PutBucketAsync(Invoices, Stop));
        await s3.DeleteBucketAsync("examplecorp-new", Stop);
        await RefusedAsync("BucketNotEmpty", () => s3.DeleteBucketAsync("examplecorp-management-trail", Stop));
    }

    [Fact]
    public async Task The_account_blocks_public_access_as_a_whole()
    {
        await using var clients = new SandboxClients();
        var prod = await clients.InAsync(SampleOrganization.Prod);
        const string Account = $$"""{"AccountId":"{{SampleOrganization.Prod}}"}""";
        Assert.Equal("NoSuchPublicAccessBlockConfiguration", await prod.CodeAsync("s3control", "GetPublicAccessBlock", Account));
        var before = clients.Sandbox.DumpState();
        await prod.CallAsync(
            "s3control",
            "PutPublicAccessBlock",
            $$"""
            {
              "AccountId": "{{SampleOrganization.Prod}}",
              "PublicAccessBlockConfiguration": {
                "BlockPublicAcls": true,
                "BlockPublicPolicy": true
              }
            }
            """
        );
        var block = (await prod.CallAsync("s3control", "GetPublicAccessBlock", Account))["PublicAccessBlockConfiguration"]!;
        Assert.Equal((true, false), ((bool)block["BlockPublicPolicy"]!, (bool)block["IgnorePublicAcls"]!));
        await prod.CallAsync("s3control", "DeletePublicAccessBlock", Account);
        Assert.Equal(before, clients.Sandbox.DumpState());
    }

    private static async Task RefusedAsync(string code, Func<Task> call) =>
        Assert.Equal(code, (await Assert.ThrowsAnyAsync<AmazonS3Exception>(call)).ErrorCode);
}
