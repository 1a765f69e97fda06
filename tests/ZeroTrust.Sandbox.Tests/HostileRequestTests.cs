using System.Net.Http.Headers;
using System.Text;
using ZeroTrust.Sandbox.Sample;

namespace ZeroTrust.Sandbox.Tests;

/// <summary>Whatever comes in, an answer goes out: nothing throws, nothing changes.</summary>
public sealed class HostileRequestTests
{
    private static readonly string[] Hosts =
    [
        "iam.amazonaws.com",
        "ec2.eu-west-1.amazonaws.com",
        "s3.eu-west-1.amazonaws.com",
        "a.b.s3.amazonaws.com",
        "guardduty.eu-west-1.amazonaws.com",
        "kms.eu-west-1.amazonaws.com",
        "nowhere",
    ];

    private static readonly string[] Services = ["iam", "ec2", "s3", "guardduty", "kms", "sts", "organizations", "nothing", ""];

    private static readonly string[] Paths =
    [
        "",
        "/",
        "//",
        "/%",
        "/%00/%ff",
        "/?encryption",
        "/bucket?policy&policy",
        "/detector/%2e%2e/findings",
        "/?Action=",
        "/v20180820/configuration/publicAccessBlock",
        "/" + new string('a', 3000),
    ];

    private static readonly string[] Bodies =
    [
        "",
        "{",
        "[]",
        "null",
        "{\"KeyId\":{}}",
        "<",
        "<a><b></a>",
        "Action=ListUsers&Version=2010-05-08&MaxItems=x",
        "Action=&Action=",
        "Action=DescribeVpcs&Filter.99999999999.Name=x",
        "Action=CreateUser",
        "%%%",
        "Action=ListUsers&" + "x",
        "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
    ];

    private static readonly string[] Targets =
    [
        "",
        "TrentService.",
        "TrentService.ListKeys",
        "Nobody.Nothing",
        "x",
        "AWSOrganizationsV20161128.ListRoots",
    ];

    [Fact]
    public async Task Garbage_is_answered_with_an_error()
    {
        await using var sandbox = new AwsSandbox(new(), new FixedClock());
        using var http = new HttpClient(sandbox.CreateHandler());
        var before = sandbox.DumpState();
        var random = new Random(4711);
        for (var i = 0; i < 2000; i++)
        {
            using var request = Random(random);
            using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.True((int)answer.StatusCode is >= 200 and < 600);
            var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.DoesNotContain("InternalFailure", body, StringComparison.Ordinal);
        }

        Assert.Equal(before, sandbox.DumpState());
    }

    [Fact]
    public async Task Huge_headers_and_bodies_are_only_more_garbage()
    {
        await using var sandbox = new AwsSandbox(new(), new FixedClock());
        using var http = new HttpClient(sandbox.CreateHandler());
        using var request = Signed(HttpMethod.Post, "https://kms.eu-west-1.amazonaws.com/", "kms");
        request.Headers.TryAddWithoutValidation("X-Amz-Target", new string('x', 1_000_000));
        request.Content = new ByteArrayContent(new byte[5_000_000]);
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(400, (int)answer.StatusCode);
    }

    /// <summary>A request with the credential scope of the sample's administrator.</summary>
    internal static HttpRequestMessage Signed(HttpMethod method, string address, string service)
    {
        var request = new HttpRequestMessage(method, address);
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"AWS4-HMAC-SHA256 Credential={SampleCredentials.AccessKeyId}/20260314/eu-west-1/{service}/aws4_request, "
                + $"SignedHeaders=host, Signature=0"
        );
        return request;
    }

    private static HttpRequestMessage Random(Random random)
    {
        T Any<T>(T[] of) => of[random.Next(of.Length)];
        var method = Any<HttpMethod>([HttpMethod.Get, HttpMethod.Post, HttpMethod.Head, HttpMethod.Options]);
        var request = Signed(method, "https://" + Any(Hosts) + Any(Paths), Any(Services));
        if (random.Next(4) == 0)
        {
            request.Headers.Remove("Authorization");
        }

        if (random.Next(8) == 0)
        {
            request.Headers.TryAddWithoutValidation(
                "Authorization",
                Any<string>(["", "Basic x", "AWS4-HMAC-SHA256 Credential=a/b/c", "AWS4-HMAC-SHA256 Credential=////"])
            );
        }

        if (random.Next(3) == 0)
        {
            request.Headers.TryAddWithoutValidation("X-Amz-Target", Any(Targets));
        }

        if (random.Next(6) == 0)
        {
            request.Headers.TryAddWithoutValidation("x-amz-content-sha256", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD");
        }

        if (method == HttpMethod.Get && random.Next(3) > 0)
        {
            return request;
        }

        var bytes = random.Next(3) == 0 ? RandomBytes(random) : Encoding.UTF8.GetBytes(Any(Bodies));
        request.Content = new ByteArrayContent(bytes);
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(
            Any<string>(["application/x-www-form-urlencoded; charset=utf-8", "application/x-amz-json-1.1", "application/xml", "text/plain"])
        );
        return request;
    }

    private static byte[] RandomBytes(Random random)
    {
        var bytes = new byte[random.Next(200)];
        random.NextBytes(bytes);
        return bytes;
    }
}
