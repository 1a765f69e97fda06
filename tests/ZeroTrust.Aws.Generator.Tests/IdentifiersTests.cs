using System.Text.Json.Nodes;
using ZeroTrust.Aws.Generator.Naming;

namespace ZeroTrust.Aws.Generator.Tests;

public class IdentifiersTests
{
    public static TheoryData<string, string, string> Cases
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            var root = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Cases", "identifiers.json")))!.AsObject();
            foreach (var (rule, cases) in root)
            {
                foreach (var (model, expected) in cases!.AsObject())
                {
                    data.Add(rule, model, expected!.ToString());
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Names_follow_the_sdk(string rule, string model, string expected) =>
        Assert.Equal(
            expected,
            rule switch
            {
                "constants" => Identifiers.Constant(model),
                "exceptions" => Identifiers.Exception(model),
                _ => Identifiers.Pascal(model),
            }
        );

    [Fact]
    public void No_two_services_share_a_client()
    {
        Assert.Equal(SdkServices.All.Count, SdkServices.All.Select(service => service.Namespace).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(SdkServices.All.Count, SdkServices.All.Select(service => service.Client).Distinct(StringComparer.Ordinal).Count());
    }
}
