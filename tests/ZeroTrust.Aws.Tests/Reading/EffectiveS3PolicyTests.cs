using System.Text.Json;
using ZeroTrust.Aws.Services.Organizations;

namespace ZeroTrust.Aws.Reading;

public sealed class EffectiveS3PolicyTests
{
    [Theory]
    [InlineData("""{"s3_attributes":{"public_access_block_configuration":"all"}}""", "all")]
    [InlineData("""{"s3_attributes":{"public_access_block_configuration":{"@@assign":"none"}}}""", "none")]
    [InlineData("""{"s3_attributes":{"something_else":"all"}}""", null)]
    [InlineData("""{"s3_attributes":{"public_access_block_configuration":["all"]}}""", null)]
    [InlineData("""{"s3_attributes":"all"}""", null)]
    [InlineData("[]", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void The_setting_is_read_out_of_the_policy_that_is_in_force(string? content, string? setting) =>
        Assert.Equal(setting, EffectiveS3PolicySource.Read(content));

    [Fact]
    public void What_is_no_JSON_is_a_fault_and_not_an_answer() =>
        Assert.ThrowsAny<JsonException>(static () => EffectiveS3PolicySource.Read("{"));
}
