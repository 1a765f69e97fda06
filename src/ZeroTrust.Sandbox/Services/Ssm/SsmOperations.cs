using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.Ssm;

/// <summary>What Systems Manager knows about instances, and parameters.</summary>
[Service("ssm")]
internal static class SsmOperations
{
    public static JsonObject DescribeInstanceInformation(Call call)
    {
        if (call.Number("MaxResults") is < 5 or > 50)
        {
            throw call.Invalid(
                "1 validation error detected: Value at 'maxResults' failed to satisfy constraint: Member must have "
                    + "value greater than or equal to 5"
            );
        }

        var ids = call.Parts("Filters").FirstOrDefault(filter => filter["Key"].AsText() == "InstanceIds")?["Values"].AsTexts();
        return call.Page(
            call.Here.Shelf("ssm/instances")
                .Where(pair => ids is null || ids.Contains(pair.Key))
                .Select(pair => (JsonNode)pair.Value)
                .ToList(),
            size: 5
        );
    }

    public static JsonObject DescribeInstancePatchStates(Call call)
    {
        var ids = call.Texts("InstanceIds");
        return call.Page(
            call.Here.Shelf("ssm/patches").Where(pair => ids.Contains(pair.Key)).Select(pair => (JsonNode)pair.Value).ToList()
        );
    }

    public static JsonObject GetParameter(Call call)
    {
        var name = call.Need("Name");
        return call.Here.Shelf("ssm/parameters").GetValueOrDefault(name) is { } parameter
            ? new() { ["Parameter"] = parameter.Copy() }
            : throw new ServiceError("ParameterNotFound", $"Parameter {name} not found.", 400);
    }
}
