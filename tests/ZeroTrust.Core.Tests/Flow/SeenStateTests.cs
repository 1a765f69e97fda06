using System.Text.Json.Nodes;
using ZeroTrust.Core.Flow.Running;
using ZeroTrust.Core.Plans;
using ZeroTrust.Facts;

namespace ZeroTrust.Core.Tests.Flow;

public sealed class SeenStateTests
{
    private const string AwsKey = """{"rules":[{"algorithm":"aws:kms","bucketKeyEnabled":true}]}""";
    private const string OwnKey = """{"rules":[{"algorithm":"aws:kms","kmsKeyId":"k","bucketKeyEnabled":true}]}""";
    private const string Aes = """{"rules":[{"algorithm":"AES256","bucketKeyEnabled":false}]}""";

    [Theory]
    [InlineData(Aes, Aes, false)]
    [InlineData(Aes, AwsKey, true)]
    [InlineData(AwsKey, AwsKey, false)]
    [InlineData(AwsKey, OwnKey, true)]
    [InlineData(AwsKey, Aes, false)]
    public void What_a_plan_starts_from_is_not_taken_for_what_it_leads_to(string before, string current, bool isAfter)
    {
        // The key is yet to be made, so the plan cannot name it.
        var planned = new ChangeState(
            "s3-bucket-encryption",
            ResourceRef.Account("111122223333"),
            JsonNode.Parse(before),
            JsonNode.Parse(AwsKey)
        )
        {
            AfterIsOpen = true,
        };
        Assert.Equal(isAfter, new SeenState(planned, JsonNode.Parse(current), null).IsAfter);
    }
}
