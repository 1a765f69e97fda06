using System.Net;
using System.Text;
using System.Text.Json;
using ZeroTrust.Aws.Doubles;
using ZeroTrust.Core.Errors;
using ZeroTrust.Facts;

namespace ZeroTrust.Aws.Errors;

public sealed class FailureTests
{
    private static readonly JsonElement[] Cases =
    [
        .. JsonDocument
            .Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "cases", "failures.json")))
            .RootElement.EnumerateArray(),
    ];

    public static TheoryData<string> Names => new(Cases.Select(static c => c.GetProperty("name").GetString()!));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_AWS_answers_becomes_the_fitting_gap(string name)
    {
        var expected = Cases.Single(c => c.GetProperty("name").GetString() == name);
        var aws = new ScriptedAws().On(
            expected.GetProperty("operation").GetString()!,
            () =>
                new HttpResponseMessage((HttpStatusCode)expected.GetProperty("status").GetInt32())
                {
                    Content = new StringContent(expected.GetProperty("body").GetString()!, Encoding.UTF8),
                }
        );
        await using var connection = await Connect.ToAsync(aws.Options() with { Regions = ["eu-west-1"] });
        var snapshot = await connection.CollectAsync(
            new([expected.GetProperty("fact").GetString()!]),
            null,
            TestContext.Current.CancellationToken
        );
        var gap = Assert.Single(snapshot.Gaps);
        Assert.Equal("AWS::Account", gap.Resource.Type);
        Assert.Equal(
            (Enum.Parse<GapReason>(expected.GetProperty("reason").GetString()!), expected.GetProperty("action").GetString()),
            (gap.Gap.Reason, gap.Gap.Action)
        );
        Assert.NotEmpty(gap.Gap.Message);
        Assert.DoesNotContain("Exception of type", gap.Gap.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_is_reset_is_a_gap()
    {
        var aws = new ScriptedAws().On(
            "ec2:DescribeVpcs",
            static () => throw new HttpRequestException("reset", new IOException("Connection reset by peer"))
        );
        await using var connection = await Connect.ToAsync(aws.Options() with { Regions = ["eu-west-1"] });
        var snapshot = await connection.CollectAsync(new(["ec2-vpc"]), null, TestContext.Current.CancellationToken);
        Assert.Equal((GapReason.Failed, "ec2:DescribeVpcs"), (Assert.Single(snapshot.Gaps).Gap.Reason, snapshot.Gaps.Single().Gap.Action));
    }

    [Fact]
    public async Task Credentials_that_expire_while_reading_end_the_collection()
    {
        var aws = new ScriptedAws().On(
            "ec2:DescribeVpcs",
            static () => ScriptedAws.Ec2Error("RequestExpired", "Request has expired.", 400)
        );
        await using var connection = await Connect.ToAsync(aws.Options() with { Regions = ["eu-west-1"] });
        var error = await Assert.ThrowsAsync<ZeroTrustException>(() =>
            connection.CollectAsync(new(["ec2-vpc"]), null, TestContext.Current.CancellationToken)
        );
        Assert.Equal(ErrorIds.CredentialsExpired, error.ErrorId);
    }

    [Fact]
    public async Task With_no_permission_at_all_everything_is_missing_and_nothing_throws()
    {
        await using var connection = await Connect.ToAsync(new ScriptedAws().Options() with { Regions = ["eu-west-1"] });
        var snapshot = await connection.CollectAsync(
            Core.Connections.CollectRequest.Everything,
            null,
            TestContext.Current.CancellationToken
        );
        Assert.All(snapshot.Facts, static fact => Assert.Equal(GapReason.AccessDenied, fact.Gap?.Reason));
        Assert.Equal(FactTypes.Names.Order(StringComparer.Ordinal), snapshot.Facts.Select(static fact => fact.FactType).Distinct());
    }

    [Fact]
    public async Task An_unknown_kind_of_fact_is_refused()
    {
        await using var connection = await Connect.ToAsync(new ScriptedAws().Options());
        var error = await Assert.ThrowsAsync<ZeroTrustException>(() =>
            connection.CollectAsync(new(["s3-buckets"]), null, TestContext.Current.CancellationToken)
        );
        Assert.Equal(ErrorIds.ArgumentInvalid, error.ErrorId);
    }
}
