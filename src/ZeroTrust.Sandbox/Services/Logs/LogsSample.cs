using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Sample;

namespace ZeroTrust.Sandbox.Services.Logs;

/// <summary>Log groups, one of which keeps everything for ever.</summary>
internal sealed class LogsSample : IServiceSample
{
    private const string Home = SampleOrganization.Home;

    public SampleStage Stage => SampleStage.Monitoring;

    public void Management(AccountBuilder at) => LogGroup(at, Home, "/cloudtrail/management", 365);

    public void Prod(AccountBuilder at)
    {
        LogGroup(at, Home, "/vpc/shop", 90);
        LogGroup(at, Home, "/aws/lambda/shop-checkout", null);
    }

    private static void LogGroup(AccountBuilder at, string region, string name, int? days) =>
        at.Put(
            region,
            "logs/groups",
            name,
            new JsonObject
            {
                ["logGroupName"] = name,
                ["creationTime"] = at.DaysAgo(600).ToUnixTimeMilliseconds(),
                ["retentionInDays"] = days,
                ["metricFilterCount"] = 0,
                ["arn"] = at.Account.Region(region).Arn("logs", $"log-group:{name}:*"),
                ["storedBytes"] = 123456,
                ["logGroupClass"] = "STANDARD",
            }
        );
}
