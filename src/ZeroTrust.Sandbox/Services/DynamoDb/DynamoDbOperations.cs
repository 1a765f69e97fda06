using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.DynamoDb;

/// <summary>Tables.</summary>
[Service("dynamodb")]
internal static class DynamoDbOperations
{
    public static JsonObject ListTables(Call call)
    {
        var names = call
            .Here.Shelf("dynamodb/tables")
            .Keys.Where(name => string.CompareOrdinal(name, call.Text("ExclusiveStartTableName") ?? "") > 0)
            .ToList();
        var page = names.Take(Math.Min(call.Number("Limit") ?? 5, 5)).ToList();
        var answer = new JsonObject { ["TableNames"] = page.Json() };
        if (page.Count < names.Count)
        {
            answer["LastEvaluatedTableName"] = page[^1];
        }

        return answer;
    }

    public static JsonObject DescribeTable(Call call)
    {
        var name = call.Need("TableName");
        return call.Here.Shelf("dynamodb/tables").GetValueOrDefault(name) is { } table
            ? new() { ["Table"] = table.Copy() }
            : throw new ServiceError("ResourceNotFoundException", $"Requested resource not found: Table: {name} not found");
    }
}
