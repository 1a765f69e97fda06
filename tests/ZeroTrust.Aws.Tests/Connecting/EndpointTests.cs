using System.Net.Sockets;
using ZeroTrust.Aws.Doubles;
using ZeroTrust.Core.Errors;

namespace ZeroTrust.Aws.Connecting;

public sealed class EndpointTests
{
    [Theory]
    [InlineData("eu-wset-1")]
    [InlineData("Frankfurt")]
    [InlineData("x")]
    public async Task A_region_that_does_not_exist_is_refused_before_any_call(string region)
    {
        var aws = new ScriptedAws();
        var error = await Connect.FailsAsync(aws.Options() with { Regions = [region] });
        Assert.Equal(ErrorIds.RegionUnknown, error.ErrorId);
        Assert.Equal(region, error.Target);
        Assert.Empty(aws.Calls);
    }

    [Fact]
    public async Task Regions_of_two_partitions_do_not_fit_into_one_connection() =>
        Assert.Equal(
            ErrorIds.RegionUnknown,
            (await Connect.FailsAsync(new ScriptedAws().Options() with { Regions = ["eu-west-1", "cn-north-1"] })).ErrorId
        );

    [Fact]
    public async Task An_endpoint_that_does_not_answer_is_named()
    {
        using var free = new TcpListener(System.Net.IPAddress.Loopback, 0);
        free.Start();
        var port = ((System.Net.IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        var error = await Connect.FailsAsync(
            new()
            {
                AccessKey = "AKIA",
                SecretKey = "s",
                EndpointUrl = new($"http://127.0.0.1:{port}"),
            }
        );
        Assert.Equal(ErrorIds.EndpointUnavailable, error.ErrorId);
        Assert.Contains($"127.0.0.1:{port}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AWS_ENDPOINT_URL_is_where_everything_goes_and_a_service_can_go_elsewhere()
    {
        var aws = new ScriptedAws();
        await using var connection = await Connect.ToAsync(
            aws.Options(),
            null,
            ("AWS_ENDPOINT_URL", "http://all.test:1234"),
            ("AWS_ENDPOINT_URL_EC2", "http://ec2.test")
        );
        Assert.All(aws.Calls, static call => Assert.Equal(call.Service == "ec2" ? "ec2.test" : "all.test", call.Uri.Host));
        Assert.Contains(aws.Calls, static call => call.Service == "ec2");
    }

    [Fact]
    public async Task The_endpoint_given_comes_before_the_environment()
    {
        var aws = new ScriptedAws();
        await using var connection = await Connect.ToAsync(
            aws.Options() with
            {
                EndpointUrl = new("http://mine.test"),
            },
            null,
            ("AWS_ENDPOINT_URL", "http://all.test"),
            ("AWS_ENDPOINT_URL_EC2", "http://ec2.test")
        );
        Assert.All(aws.Calls, static call => Assert.Equal("mine.test", call.Uri.Host));
    }

    [Fact]
    public async Task Where_no_region_can_be_asked_trails_are_missing_and_not_absent()
    {
        await using var connection = await Connect.ToAsync(new ScriptedAws().Options() with { Regions = ["af-south-1"] });
        var snapshot = await connection.CollectAsync(new(["cloudtrail-trails"]), null, TestContext.Current.CancellationToken);
        Assert.Equal(Facts.GapReason.NotSupportedHere, Assert.Single(snapshot.Gaps).Gap.Reason);
    }

    [Fact]
    public async Task Buckets_and_accounts_are_not_put_before_the_host_of_an_endpoint_that_was_given()
    {
        var aws = new ScriptedAws();
        await using var connection = await Connect.ToAsync(
            aws.Options() with
            {
                EndpointUrl = new("http://127.0.0.1:5000"),
                Regions = ["eu-west-1"],
            }
        );
        await connection.CollectAsync(new(["s3-account-public-access-block", "s3-bucket"]), null, TestContext.Current.CancellationToken);
        var call = aws.Calls.Single(static call =>
            call.Uri.AbsolutePath.EndsWith("/configuration/publicAccessBlock", StringComparison.Ordinal)
        );
        Assert.Equal(("s3", "us-east-1"), (call.Service, call.Region));
        Assert.All(aws.Calls, static call => Assert.Equal("127.0.0.1:5000", call.Uri.Authority));
    }

    [Fact]
    public async Task Another_partition_has_its_own_endpoints()
    {
        var aws = new ScriptedAws();
        await using var connection = await Connect.ToAsync(aws.Options() with { Regions = ["cn-north-1"] });
        Assert.Equal("aws-cn", connection.Info.Partition);
        Assert.All(aws.Calls, static call => Assert.EndsWith(".amazonaws.com.cn", call.Uri.Host, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Regions_that_cannot_be_listed_leave_a_warning_and_a_gap()
    {
        var aws = new ScriptedAws().On("ec2:DescribeRegions", static () => ScriptedAws.Ec2Error("UnauthorizedOperation", status: 403));
        var listener = new Listener();
        await using var connection = await Connect.ToAsync(aws.Options(), listener);
        Assert.Equal(17, connection.Info.Regions.Count);
        Assert.Single(listener.Warnings);
        var snapshot = await connection.CollectAsync(
            new(["ssm-managed-instances"]) { Regions = ["eu-west-1"] },
            null,
            TestContext.Current.CancellationToken
        );
        Assert.Contains(snapshot.Gaps, static gap => gap.Resource.Region == "global" && gap.Gap.Action == "ec2:DescribeRegions");
    }

    [Fact]
    public async Task A_region_that_is_not_enabled_is_a_gap()
    {
        await using var connection = await Connect.ToAsync(new ScriptedAws().Options() with { Regions = ["eu-west-1", "af-south-1"] });
        var snapshot = await connection.CollectAsync(new(["ssm-managed-instances"]), null, TestContext.Current.CancellationToken);
        var gap = Assert.Single(snapshot.Gaps, static gap => gap.Resource.Region == "af-south-1").Gap;
        Assert.Equal(Facts.GapReason.NotSupportedHere, gap.Reason);
    }
}
