namespace ZeroTrust.Facts.Tests;

public sealed class ResourceRefTests
{
    private static readonly ResourceRef Bucket = new("111122223333", "eu-west-1", "AWS::S3::Bucket", "logs");

    [Fact]
    public void Name_and_arn_do_not_make_another_resource()
    {
        var named = Bucket with { Name = "Logs", Arn = "arn:aws:s3:::logs" };
        Assert.Equal(Bucket, named);
        Assert.Equal(Bucket.GetHashCode(), named.GetHashCode());
        Assert.Equal(Bucket.Key, named.Key);
    }

    public static TheoryData<ResourceRef> Others =>
        [
            Bucket with
            {
                AccountId = "444455556666",
            },
            Bucket with
            {
                Region = ResourceRef.Global,
            },
            Bucket with
            {
                Type = ResourceRef.AccountType,
            },
            Bucket with
            {
                Id = "Logs",
            },
        ];

    [Theory]
    [MemberData(nameof(Others))]
    public void Account_region_type_and_id_do(ResourceRef other)
    {
        Assert.NotEqual(Bucket, other);
        Assert.NotEqual(Bucket.Key, other.Key);
    }

    [Fact]
    public void A_resource_shows_the_most_telling_name_that_it_has()
    {
        Assert.Equal("logs", Bucket.ToString());
        Assert.Equal("Logs", (Bucket with { Name = "Logs" }).ToString());
        Assert.Equal("arn:aws:s3:::logs", (Bucket with { Name = "Logs", Arn = "arn:aws:s3:::logs" }).ToString());
    }
}
