using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.Logs;

/// <summary>Log groups and metric filters of CloudWatch Logs.</summary>
[Service("logs")]
internal static class LogGroupOperations
{
    private static readonly int[] Retentions =
    [
        1,
        3,
        5,
        7,
        14,
        30,
        60,
        90,
        120,
        150,
        180,
        365,
        400,
        545,
        731,
        1096,
        1827,
        2192,
        2557,
        2922,
        3288,
        3653,
    ];

    public static JsonObject DescribeLogGroups(Call call) =>
        call.Page(
            call.Here.Shelf("logs/groups")
                .Where(pair => pair.Key.StartsWith(call.Text("logGroupNamePrefix") ?? "", StringComparison.Ordinal))
                .Select(pair => (JsonNode)pair.Value)
                .ToList()
        );

    public static JsonObject DescribeMetricFilters(Call call) =>
        call.Page(
            call.Here.Shelf("logs/filters")
                .Values.Where(filter => call.Text("logGroupName") is not { } group || filter["logGroupName"].AsText() == group)
                .ToList<JsonNode>()
        );

    public static JsonObject CreateLogGroup(Call call)
    {
        var name = call.Need("logGroupName");
        if (call.Here.Shelf("logs/groups").ContainsKey(name))
        {
            throw new ServiceError("ResourceAlreadyExistsException", "The specified log group already exists");
        }

        var arn = call.Here.Arn("logs", "log-group:" + name);
        call.Here.Shelf("logs/groups")
            .Add(
                name,
                new JsonObject
                {
                    ["logGroupName"] = name,
                    ["creationTime"] = call.Now.ToUnixTimeMilliseconds(),
                    ["metricFilterCount"] = 0,
                    ["arn"] = arn + ":*",
                    ["logGroupArn"] = arn,
                    ["storedBytes"] = 0,
                    ["kmsKeyId"] = call.Text("kmsKeyId"),
                    ["logGroupClass"] = "STANDARD",
                }.Present()
            );
        if (call.Part("tags") is { Count: > 0 } tags)
        {
            call.Here.TagsOf(arn).SetMap(tags);
        }

        return [];
    }

    public static JsonObject DeleteLogGroup(Call call)
    {
        var name = call.Need("logGroupName");
        if (!call.Here.Shelf("logs/groups").Remove(name))
        {
            throw NotFound();
        }

        call.Here.Tags.Remove(call.Here.Arn("logs", "log-group:" + name));
        return [];
    }

    public static JsonObject PutRetentionPolicy(Call call)
    {
        var group = call.Here.Shelf("logs/groups").GetValueOrDefault(call.Need("logGroupName")) ?? throw NotFound();
        var days = call.Number("retentionInDays") ?? 0;
        if (!Retentions.Contains(days))
        {
            throw call.Invalid(
                "1 validation error detected: Value at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum value set"
            );
        }

        group["retentionInDays"] = days;
        return [];
    }

    private static ServiceError NotFound() => new("ResourceNotFoundException", "The specified log group does not exist.");
}
