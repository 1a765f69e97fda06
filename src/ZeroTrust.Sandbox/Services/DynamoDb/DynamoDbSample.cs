using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;
using ZeroTrust.Sandbox.Sample;

namespace ZeroTrust.Sandbox.Services.DynamoDb;

/// <summary>Tables.</summary>
internal sealed class DynamoDbSample : IServiceSample
{
    private const string Home = SampleOrganization.Home;

    public SampleStage Stage => SampleStage.Inventory;

    public void Prod(AccountBuilder at)
    {
        Table(at, "carts");
        Table(at, "sessions");
    }

    private static void Table(AccountBuilder at, string name) =>
        at.Put(
            Home,
            "dynamodb/tables",
            name,
            new JsonObject
            {
                ["TableName"] = name,
                ["TableArn"] = at.Account.Region(Home).Arn("dynamodb", "table/" + name),
                ["TableStatus"] = "ACTIVE",
                ["CreationDateTime"] = at.DaysAgo(400).Json(),
                ["ItemCount"] = 1200,
                ["TableSizeBytes"] = 345678,
            }
        );
}
