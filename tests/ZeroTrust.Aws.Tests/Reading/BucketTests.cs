using ZeroTrust.Aws.Doubles;
using ZeroTrust.Facts;
using ZeroTrust.Facts.S3;

namespace ZeroTrust.Aws.Reading;

public sealed class BucketTests
{
    private static readonly ResourceRef Resource = new("111122223333", "eu-west-1", "AWS::S3::Bucket", "data");

    [Theory]
    [InlineData("s3-bucket-policy", "policy", "NoSuchBucketPolicy")]
    [InlineData("s3-bucket-encryption", "encryption", "ServerSideEncryptionConfigurationNotFoundError")]
    [InlineData("s3-bucket-tags", "tagging", "NoSuchTagSet")]
    [InlineData("s3-bucket-public-access-block", "publicAccessBlock", "NoSuchPublicAccessBlockConfiguration")]
    public async Task No_configuration_and_no_bucket_are_two_answers(string factType, string query, string code)
    {
        var aws = new ScriptedAws()
            .On("s3:GET /?" + query, () => ScriptedAws.S3Error(code))
            .On(
                "s3:GET /?location",
                static () =>
                    ScriptedAws.Xml("<LocationConstraint xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">eu-west-1</LocationConstraint>")
            );
        var fact = await ReadAsync(aws, factType);
        Assert.NotNull(fact?.Value);
        Assert.True(fact is not Known<BucketPolicy> { Value.Document: not null });
        aws.On("s3:GET /?" + query, static () => ScriptedAws.S3Error("NoSuchBucket"))
            .On("s3:GET /?location", static () => ScriptedAws.S3Error("NoSuchBucket"));
        Assert.Null(await ReadAsync(aws, factType));
        aws.On("s3:GET /?" + query, static () => ScriptedAws.S3Error("AccessDenied", "Access Denied", 403));
        Assert.Equal(GapReason.AccessDenied, (await ReadAsync(aws, factType))!.Gap!.Reason);
    }

    [Fact]
    public async Task The_region_of_a_bucket_is_asked_for_where_the_listing_leaves_it_out()
    {
        var aws = new ScriptedAws()
            .On(
                "s3:GET /?max-buckets=1000",
                static () =>
                    ScriptedAws.Xml(
                        "<ListAllMyBucketsResult><Buckets><Bucket><Name>data</Name></Bucket><Bucket><Name>old</Name></Bucket>"
                            + "</Buckets></ListAllMyBucketsResult>"
                    )
            )
            .On(
                "s3:GET /?location",
                static call =>
                    ScriptedAws.Xml(
                        call.Uri.Host.StartsWith("old", StringComparison.Ordinal)
                            ? "<LocationConstraint xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"/>"
                            : "<LocationConstraint xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">eu-west-1</LocationConstraint>"
                    )
            );
        await using var connection = await Connect.ToAsync(aws.Options());
        var snapshot = await connection.CollectAsync(new(["s3-bucket"]), null, TestContext.Current.CancellationToken);
        Assert.Empty(snapshot.Gaps.Select(static gap => gap.Gap.ToString()));
        Assert.Equal(
            [("data", "eu-west-1"), ("old", "us-east-1")],
            snapshot.AllKnown<Bucket>().Select(static bucket => (bucket.Value.Name, bucket.Value.Region))
        );
    }

    private static async Task<IFact?> ReadAsync(ScriptedAws aws, string factType)
    {
        await using var connection = await Connect.ToAsync(aws.Options());
        return await connection.ReadFactAsync(factType, Resource, TestContext.Current.CancellationToken);
    }
}
