using System.Text.Json.Nodes;
using ZeroTrust.Aws.Protocols.Json;
using ZeroTrust.Aws.Protocols.Tests.Cases;
using ZeroTrust.Aws.Protocols.Tests.Models;
using ZeroTrust.Aws.Protocols.Tests.RoundTrips;

namespace ZeroTrust.Aws.Protocols.Tests.Json;

public sealed class StructureJsonTests
{
    public static IEnumerable<TheoryDataRow<string>> Names() => SharedModels.Names();

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_written_is_read_back(string name)
    {
        var service = SharedModels.Service(name);
        foreach (var operation in service.Operations.Take(40))
        {
            var value = new RandomValues(operation.Index).Structure(operation.Input);
            var json = StructureJson.Write(value);
            var back = StructureJson.Read(JsonNode.Parse(json.ToJsonString())!.AsObject(), operation.Input, requireRequired: false);
            var difference = Comparison.Json(json, StructureJson.Write(back));
            Assert.True(difference is null, $"{operation}: {difference}");
        }
    }

    [Theory]
    [InlineData("iam", "CreatePolicy", """{"PolicyName":"p","PolicyDocument":"{}","Tags":[{"Key":"a","Value":"b"}]}""", null)]
    [InlineData("iam", "CreatePolicy", """{"PolicyName":"p"}""", "CreatePolicyRequest: the member 'PolicyDocument' is required.")]
    [InlineData(
        "iam",
        "CreatePolicy",
        """{"policyName":"p","PolicyDocument":"{}"}""",
        "CreatePolicyRequest: there is no member 'policyName' (did you mean 'PolicyName'?)."
    )]
    [InlineData(
        "iam",
        "CreatePolicy",
        """{"PolicyName":1,"PolicyDocument":"{}"}""",
        "CreatePolicyRequest.PolicyName: expected a JSON string, found number."
    )]
    [InlineData(
        "iam",
        "CreatePolicy",
        """{"PolicyName":"p","PolicyDocument":"{}","Tags":{}}""",
        "CreatePolicyRequest.Tags: expected an array."
    )]
    [InlineData(
        "iam",
        "CreatePolicy",
        """{"PolicyName":"p","PolicyDocument":"{}","Tags":[{"Key":"a"}]}""",
        "CreatePolicyRequest.Tags[0]: the member 'Value' is required."
    )]
    [InlineData("iam", "ListUsers", """{"MaxItems":2.5}""", "ListUsersRequest.MaxItems: 2.5 is not an integer in range.")]
    [InlineData("iam", "ListUsers", """{"MaxItems":99999999999}""", "ListUsersRequest.MaxItems: 99999999999 is not an integer in range.")]
    [InlineData(
        "guardduty",
        "CreateDetector",
        """{"Enable":"yes"}""",
        "CreateDetectorRequest.Enable: expected true or false, found string."
    )]
    [InlineData("kms", "Encrypt", """{"KeyId":"k","Plaintext":"not base64!"}""", "EncryptRequest.Plaintext: the text is not base64.")]
    [InlineData(
        "accessanalyzer",
        "CreateAccessPreview",
        """{"analyzerArn":"a","configurations":{"k":{"iamRole":{},"kmsKey":{}}}}""",
        "CreateAccessPreviewRequest.configurations['k']: only one member of a union can be set."
    )]
    public void Reading_is_strict_and_says_where_it_does_not_fit(string service, string operation, string json, string? problem)
    {
        var shape = SharedModels.Service(service).Operation(operation)!.Input;
        if (problem is null)
        {
            Assert.True(
                JsonNode.DeepEquals(JsonNode.Parse(json), StructureJson.Write(StructureJson.Read(JsonNode.Parse(json)!.AsObject(), shape)))
            );
            return;
        }

        Assert.Equal(
            problem,
            Assert.Throws<StructureJsonException>(() => StructureJson.Read(JsonNode.Parse(json)!.AsObject(), shape)).Message
        );
    }

    [Theory]
    [InlineData("\"2024-05-01T10:00:00Z\"")]
    [InlineData("\"2024-05-01T12:00:00+02:00\"")]
    [InlineData("1714557600")]
    public void Timestamps_are_taken_as_the_command_line_takes_them(string timestamp)
    {
        var shape = SharedModels.Service("cloudtrail").Operation("LookupEvents")!.Input;
        var json = new JsonObject { ["StartTime"] = JsonNode.Parse(timestamp) };
        Assert.Equal("""{"StartTime":"2024-05-01T10:00:00Z"}""", StructureJson.Write(StructureJson.Read(json, shape)).ToJsonString());
    }
}
