using System.Text.Json;
using ZeroTrust.Core.Frameworks;
using ZeroTrust.Core.Serialization;

namespace ZeroTrust.Core.Tests.Frameworks;

public sealed class RequirementIdsTests
{
    private const string PerType = """{"AWS::RDS::DBInstance":["RDS.3","RDS.4"],"AWS::EFS::FileSystem":["EFS.8","RDS.4"]}""";

    [Theory]
    [InlineData("""["S3.5","S3.8"]""", "S3.5, S3.8")]
    [InlineData("[]", "")]
    [InlineData(PerType, "RDS.3, RDS.4 (AWS::RDS::DBInstance), EFS.8, RDS.4 (AWS::EFS::FileSystem)")]
    public void What_was_read_is_written_again(string json, string words)
    {
        var ids = Read(json);
        Assert.Equal(json, JsonSerializer.Serialize(ids, CoreJson.Compact));
        Assert.Equal(words, ids.ToString());
    }

    [Fact]
    public void The_same_ids_hold_for_every_type() => Assert.Equal(["S3.5"], Read("""["S3.5"]""").For("AWS::S3::Bucket"));

    [Fact]
    public void A_type_has_its_own_ids_and_another_type_none()
    {
        var ids = Read(PerType);
        Assert.Equal(["EFS.8", "RDS.4"], ids.For("AWS::EFS::FileSystem"));
        Assert.Empty(ids.For("AWS::S3::Bucket"));
        Assert.Equal(["RDS.3", "RDS.4", "EFS.8"], ids);
    }

    [Theory]
    [InlineData("\"S3.5\"")]
    [InlineData("[1]")]
    [InlineData("""{"AWS::S3::Bucket":"S3.5"}""")]
    public void Anything_else_is_refused(string json) => Assert.ThrowsAny<JsonException>(() => Read(json));

    private static RequirementIds Read(string json) => JsonSerializer.Deserialize<RequirementIds>(json, CoreJson.Compact)!;
}
