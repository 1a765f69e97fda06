using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.Inventory;

/// <summary>Services that are only listed: name of the shelf, of the list, of the tokens.</summary>
internal static class InventoryOperations
{
    [Service("lambda")]
    internal static class Lambda
    {
        public static JsonObject ListFunctions(Call call) => Shelf(call, "lambda/functions", new PageStyle("Functions", "Marker", "NextMarker", "MaxItems"));
    }

    [Service("rds")]
    internal static class Rds
    {
        public static JsonObject DescribeDBInstances(Call call)
        {
            var id = call.Text("DBInstanceIdentifier");
            if (id is not null && !call.Here.Shelf("rds/instances").ContainsKey(id)) throw new ServiceError("DBInstanceNotFound", $"DBInstance {id} not found.", 404);
            var instances = call.Here.Shelf("rds/instances").Where(pair => id is null || pair.Key == id).Select(pair =>
            {
                var view = pair.Value.Copy();
                view["TagList"] = call.Here.Tags.TryGetValue(view["DBInstanceArn"].AsText() ?? "", out var tags) ? tags.Pairs() : [];
                return (JsonNode)view;
            });
            return call.Page(instances.ToList(), new PageStyle("DBInstances", "Marker", "Marker", "MaxRecords"));
        }
    }

    [Service("dynamodb")]
    internal static class DynamoDb
    {
        public static JsonObject ListTables(Call call)
        {
            var names = call.Here.Shelf("dynamodb/tables").Keys.Where(name => string.CompareOrdinal(name, call.Text("ExclusiveStartTableName") ?? "") > 0).ToList();
            var page = names.Take(Math.Min(call.Number("Limit") ?? 5, 5)).ToList();
            var answer = new JsonObject { ["TableNames"] = page.Json() };
            if (page.Count < names.Count) answer["LastEvaluatedTableName"] = page[^1];
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

    [Service("ecr")]
    internal static class Ecr
    {
        public static JsonObject DescribeRepositories(Call call) => Shelf(call, "ecr/repositories", PageStyle.Camel("repositories"));
    }

    [Service("eks")]
    internal static class Eks
    {
        public static JsonObject ListClusters(Call call) => Names(call, "eks/clusters", PageStyle.Camel("clusters"));
    }

    [Service("elbv2")]
    internal static class LoadBalancing
    {
        public static JsonObject DescribeLoadBalancers(Call call) => Shelf(call, "elbv2/balancers", new PageStyle("LoadBalancers", "Marker", "NextMarker", "PageSize"));
    }

    [Service("sns")]
    internal static class Sns
    {
        public static JsonObject ListTopics(Call call) => Shelf(call, "sns/topics", new PageStyle("Topics", Limit: null));
    }

    [Service("sqs")]
    internal static class Sqs
    {
        public static JsonObject ListQueues(Call call) => Names(call, "sqs/queues", new PageStyle("QueueUrls"));
    }

    [Service("secretsmanager")]
    internal static class SecretsManager
    {
        public static JsonObject ListSecrets(Call call) => Shelf(call, "secretsmanager/secrets", new PageStyle("SecretList"));
    }

    [Service("sso-admin")]
    internal static class Sso
    {
        public static JsonObject ListInstances(Call call) => Shelf(call, "sso-admin/instances", new PageStyle("Instances"));
    }

    [Service("wafv2")]
    internal static class Waf
    {
        public static JsonObject ListWebACLs(Call call) => Shelf(call, "wafv2/acls-" + call.Need("Scope"), new PageStyle("WebACLs", "NextMarker", "NextMarker", "Limit"));
    }

    [Service("cloudwatch")]
    internal static class CloudWatch
    {
        public static JsonObject DescribeAlarms(Call call) => Shelf(call, "cloudwatch/alarms", new PageStyle("MetricAlarms", Limit: "MaxRecords"));
    }

    [Service("cognito-idp")]
    internal static class Cognito
    {
        public static JsonObject ListUserPools(Call call) => Shelf(call, "cognito-idp/pools", new PageStyle("UserPools"));
    }

    private static JsonObject Shelf(Call call, string shelf, PageStyle style) => call.Page(call.Here.Shelf(shelf).Values.ToList<JsonNode>(), style);

    private static JsonObject Names(Call call, string shelf, PageStyle style) => call.Page(call.Here.Shelf(shelf).Keys.Select(name => (JsonNode)JsonValue.Create(name)).ToList(), style);
}
