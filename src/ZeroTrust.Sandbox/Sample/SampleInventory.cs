using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Sample;

/// <summary>Functions, databases, queues and the rest of what an asset list shows; some of it untagged.</summary>
internal static class SampleInventory
{
    private const string Home = SampleOrganization.Home;

    public static void Prod(AccountBuilder at)
    {
        Function(at, "shop-checkout", "shop-function", tagged: true);
        Function(at, "thumbnail-maker", "shop-function", tagged: false);
        Database(at, "shop", isPublic: false, encrypted: true, tagged: true);
        Database(at, "reporting", isPublic: true, encrypted: false, tagged: false);
        Table(at, "carts");
        Table(at, "sessions");
        var here = at.Account.Region(Home);
        at.Put(Home, "elbv2/balancers", "shop", new JsonObject
        {
            ["LoadBalancerArn"] = here.Arn("elasticloadbalancing", "loadbalancer/app/shop/50dc6c495c0c9188"),
            ["LoadBalancerName"] = "shop",
            ["DNSName"] = $"shop-1234567890.{Home}.elb.amazonaws.com",
            ["Scheme"] = "internet-facing",
            ["Type"] = "application",
            ["State"] = new JsonObject { ["Code"] = "active" },
            ["CreatedTime"] = at.DaysAgo(700).Json(),
            ["IpAddressType"] = "dualstack",
        });
        at.Put(Home, "sns/topics", "alerts", new JsonObject { ["TopicArn"] = here.Arn("sns", "alerts") });
        at.Put(Home, "sqs/queues", $"https://sqs.{Home}.amazonaws.com/{at.Account.Id}/orders", []);
        at.Put(Home, "secretsmanager/secrets", "shop/database", new JsonObject
        {
            ["ARN"] = here.Arn("secretsmanager", "secret:shop/database-a1B2c3"),
            ["Name"] = "shop/database",
            ["RotationEnabled"] = false,
            ["CreatedDate"] = at.DaysAgo(800).Json(),
            ["LastChangedDate"] = at.DaysAgo(800).Json(),
        });
        at.Put(Home, "ecr/repositories", "shop", new JsonObject
        {
            ["repositoryArn"] = here.Arn("ecr", "repository/shop"),
            ["registryId"] = at.Account.Id,
            ["repositoryName"] = "shop",
            ["repositoryUri"] = $"{at.Account.Id}.dkr.ecr.{Home}.amazonaws.com/shop",
            ["createdAt"] = at.DaysAgo(700).Json(),
            ["imageTagMutability"] = "MUTABLE",
            ["imageScanningConfiguration"] = new JsonObject { ["scanOnPush"] = false },
        });
        at.Put(Home, "cloudwatch/alarms", "checkout-errors", new JsonObject
        {
            ["AlarmName"] = "checkout-errors",
            ["AlarmArn"] = here.Arn("cloudwatch", "alarm:checkout-errors"),
            ["ActionsEnabled"] = true,
            ["AlarmActions"] = new JsonArray(here.Arn("sns", "alerts")),
            ["StateValue"] = "OK",
            ["MetricName"] = "Errors",
            ["Namespace"] = "AWS/Lambda",
            ["Period"] = 300,
            ["EvaluationPeriods"] = 1,
            ["Threshold"] = 1.0,
            ["ComparisonOperator"] = "GreaterThanOrEqualToThreshold",
        });
    }

    public static void Staging(AccountBuilder at) => Database(at, "shop-staging", isPublic: false, encrypted: true, tagged: true);

    public static void Dev(AccountBuilder at)
    {
        var count = 1 + at.World.Ids.Number(3);
        for (var i = 1; i <= count; i++) Function(at, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"try-{i}"), "playground", tagged: false);
        at.Put(Home, "eks/clusters", "playground", []);
        at.Put(Home, "cognito-idp/pools", "eu-west-1_AbCdEf123", new JsonObject { ["Id"] = "eu-west-1_AbCdEf123", ["Name"] = "testers", ["CreationDate"] = at.DaysAgo(200).Json(), ["LastModifiedDate"] = at.DaysAgo(100).Json() });
    }

    private static void Function(AccountBuilder at, string name, string role, bool tagged)
    {
        var arn = at.Account.Region(Home).Arn("lambda", "function:" + name);
        at.Put(Home, "lambda/functions", name, new JsonObject
        {
            ["FunctionName"] = name,
            ["FunctionArn"] = arn,
            ["Runtime"] = "nodejs20.x",
            ["Role"] = $"arn:aws:iam::{at.Account.Id}:role/{role}",
            ["Handler"] = "index.handler",
            ["CodeSize"] = 20480,
            ["Timeout"] = 10,
            ["MemorySize"] = 256,
            ["LastModified"] = "2025-02-03T10:20:30.000+0000",
            ["Version"] = "$LATEST",
        });
        if (tagged) at.Tag(Home, arn, ("owner", "shop"), ("business-function", "shop"));
    }

    private static void Database(AccountBuilder at, string name, bool isPublic, bool encrypted, bool tagged)
    {
        var arn = at.Account.Region(Home).Arn("rds", "db:" + name);
        at.Put(Home, "rds/instances", name, new JsonObject
        {
            ["DBInstanceIdentifier"] = name,
            ["DBInstanceArn"] = arn,
            ["DBInstanceClass"] = "db.t4g.medium",
            ["Engine"] = "postgres",
            ["EngineVersion"] = "16.4",
            ["DBInstanceStatus"] = "available",
            ["AllocatedStorage"] = 100,
            ["InstanceCreateTime"] = at.DaysAgo(650).Json(),
            ["PubliclyAccessible"] = isPublic,
            ["StorageEncrypted"] = encrypted,
            ["MultiAZ"] = encrypted,
        });
        if (tagged) at.Tag(Home, arn, ("owner", "shop"), ("business-function", "shop"), ("classification", "high"));
    }

    private static void Table(AccountBuilder at, string name) => at.Put(Home, "dynamodb/tables", name, new JsonObject
    {
        ["TableName"] = name,
        ["TableArn"] = at.Account.Region(Home).Arn("dynamodb", "table/" + name),
        ["TableStatus"] = "ACTIVE",
        ["CreationDateTime"] = at.DaysAgo(400).Json(),
        ["ItemCount"] = 1200,
        ["TableSizeBytes"] = 345678,
    });
}
