using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;
using ZeroTrust.Sandbox.Sample;

namespace ZeroTrust.Sandbox.Services.Rds;

/// <summary>Databases, one of them public and not encrypted.</summary>
internal sealed class RdsSample : IServiceSample
{
    private const string Home = SampleOrganization.Home;

    public SampleStage Stage => SampleStage.Inventory;

    public void Prod(AccountBuilder at)
    {
        Database(at, "shop", isPublic: false, encrypted: true, tagged: true);
        Database(at, "reporting", isPublic: true, encrypted: false, tagged: false);
    }

    public void Staging(AccountBuilder at) => Database(at, "shop-staging", isPublic: false, encrypted: true, tagged: true);

    private static void Database(AccountBuilder at, string name, bool isPublic, bool encrypted, bool tagged)
    {
        var arn = at.Account.Region(Home).Arn("rds", "db:" + name);
        at.Put(
            Home,
            "rds/instances",
            name,
            new JsonObject
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
            }
        );
        if (tagged)
        {
            at.Tag(Home, arn, ("owner", "shop"), ("business-function", "shop"), ("classification", "high"));
        }
    }
}
