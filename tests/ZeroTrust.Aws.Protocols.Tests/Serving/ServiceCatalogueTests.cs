using System.Text;
using ZeroTrust.Aws.Protocols.Codecs;
using ZeroTrust.Aws.Protocols.Serving;
using ZeroTrust.Aws.Protocols.Tests.Models;

namespace ZeroTrust.Aws.Protocols.Tests.Serving;

public sealed class ServiceCatalogueTests
{
    private static readonly Lazy<ServiceCatalogue> Everything = new(() =>
        new ServiceCatalogue(SharedModels.Names().Select(n => SharedModels.Service(n.Data)))
    );

    [Theory]
    [InlineData("POST", "/", "iam.amazonaws.com", "iam", null, "Action=ListUsers&Version=2010-05-08", "IAM ListUsers")]
    [InlineData("POST", "/", "localhost:4566", "sts", null, "Action=GetCallerIdentity&Version=2011-06-15", "STS GetCallerIdentity")]
    [InlineData("POST", "/", "localhost:4566", null, null, "Action=GetCallerIdentity&Version=2011-06-15", "STS GetCallerIdentity")]
    [InlineData("POST", "/", "localhost:4566", "ec2", null, "Action=DescribeVpcs&Version=2016-11-15", "EC2 DescribeVpcs")]
    [InlineData("GET", "/?Action=GetCallerIdentity&Version=2011-06-15", "sts.amazonaws.com", null, null, "", "STS GetCallerIdentity")]
    [InlineData(
        "POST",
        "/",
        "localhost:4566",
        "elasticloadbalancing",
        null,
        "Action=DescribeLoadBalancers&Version=2015-12-01",
        "Elastic Load Balancing v2 DescribeLoadBalancers"
    )]
    [InlineData(
        "POST",
        "/",
        "localhost:4566",
        "elasticloadbalancing",
        null,
        "Action=DescribeLoadBalancers&Version=2012-06-01",
        "Elastic Load Balancing DescribeLoadBalancers"
    )]
    [InlineData(
        "POST",
        "/",
        "localhost:4566",
        "organizations",
        "AWSOrganizationsV20161128.ListAccounts",
        "{}",
        "Organizations ListAccounts"
    )]
    [InlineData(
        "POST",
        "/",
        "localhost:4566",
        "cloudtrail",
        "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.DescribeTrails",
        "{}",
        "CloudTrail DescribeTrails"
    )]
    [InlineData("GET", "/detector", "localhost:4566", "guardduty", null, "", "GuardDuty ListDetectors")]
    [InlineData("GET", "/detector/abc", "localhost:4566", "guardduty", null, "", "GuardDuty GetDetector")]
    [InlineData("GET", "/clusters/a%2Fb", "localhost:4566", "eks", null, "", "EKS DescribeCluster")]
    [InlineData("GET", "/", "localhost:4566", "s3", null, "", "S3 ListBuckets")]
    [InlineData("GET", "/?x-id=ListBuckets", "localhost:4566", "s3", null, "", "S3 ListBuckets")]
    [InlineData("GET", "/bucket?encryption", "localhost:4566", "s3", null, "", "S3 GetBucketEncryption")]
    [InlineData("GET", "/?encryption", "bucket.s3.eu-west-1.amazonaws.com", "s3", null, "", "S3 GetBucketEncryption")]
    [InlineData("GET", "/?encryption", "bucket.s3.localhost:4566", "s3", null, "", "S3 GetBucketEncryption")]
    [InlineData("GET", "/bucket?list-type=2&prefix=a", "localhost:4566", "s3", null, "", "S3 ListObjectsV2")]
    [InlineData("PUT", "/bucket/a/b/c", "localhost:4566", "s3", null, "data", "S3 PutObject")]
    [InlineData("PUT", "/bucket/key?partNumber=1&uploadId=u", "localhost:4566", "s3", null, "data", "S3 UploadPart")]
    [InlineData("HEAD", "/bucket", "localhost:4566", "s3", null, "", "S3 HeadBucket")]
    [InlineData("DELETE", "/bucket?policy", "localhost:4566", "s3", null, "", "S3 DeleteBucketPolicy")]
    [InlineData("POST", "/v1/token", "localhost:4566", null, null, "{}", "Signin CreateOAuth2Token")]
    [InlineData("GET", "/detector", "localhost:4566", null, null, "", null)]
    [InlineData("GET", "/bucket?unheard-of", "localhost:4566", "s3", null, "", null)]
    [InlineData("GET", "/no/such/path", "localhost:4566", "guardduty", null, "", null)]
    [InlineData("POST", "/", "localhost:4566", "iam", null, "Action=Nonsense&Version=2010-05-08", null)]
    [InlineData("POST", "/", "localhost:4566", null, "Nonsense.Nothing", "{}", null)]
    [InlineData("POST", "/", "localhost:4566", null, "NoDot", "{}", null)]
    public void A_request_is_known_by_what_it_carries(
        string method,
        string uri,
        string host,
        string? scope,
        string? target,
        string body,
        string? expected
    )
    {
        SharedFolder.Require(SharedModels.Folder);
        var headers = new Dictionary<string, string> { ["Host"] = host };
        if (scope is not null)
        {
            headers["Authorization"] =
                $"AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/eu-west-1/{scope}/aws4_request, SignedHeaders=host, Signature=00";
        }

        if (target is not null)
        {
            headers["X-Amz-Target"] = target;
        }

        if (body.StartsWith("Action=", StringComparison.Ordinal))
        {
            headers["Content-Type"] = "application/x-www-form-urlencoded; charset=utf-8";
        }

        var parts = uri.Split('?');
        var match = Everything.Value.Find(
            new WireRequest(method, parts[0], parts.Length > 1 ? parts[1] : "", headers, Encoding.UTF8.GetBytes(body))
        );
        Assert.Equal(expected, match?.Operation.ToString());
        if (scope is not null && match is not null)
        {
            Assert.Equal(("AKIDEXAMPLE", "eu-west-1"), (match.Scope!.AccessKeyId, match.Scope.Region));
        }
    }

    [Fact]
    public void A_presigned_query_is_a_signature_too()
    {
        var request = new WireRequest(
            "GET",
            "/",
            "X-Amz-Credential=AKID%2F20260101%2Feu-west-1%2Fs3%2Faws4_request",
            new Dictionary<string, string>(),
            []
        );
        Assert.Equal(new CredentialScope("AKID", "20260101", "eu-west-1", "s3"), CredentialScope.Of(request));
    }

    [Theory]
    [InlineData("Bearer x")]
    [InlineData("AWS4-HMAC-SHA256 Credential=AKID")]
    [InlineData("")]
    public void A_strange_authorization_is_no_scope(string authorization)
    {
        var request = new WireRequest("GET", "/", "", new Dictionary<string, string> { ["Authorization"] = authorization }, []);
        Assert.Null(CredentialScope.Of(request));
    }
}
