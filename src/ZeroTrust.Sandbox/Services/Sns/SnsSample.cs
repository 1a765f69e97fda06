using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Sample;

namespace ZeroTrust.Sandbox.Services.Sns;

/// <summary>A topic for alarms as it was made years ago, and one for orders that is encrypted.</summary>
internal sealed class SnsSample : IServiceSample
{
    private const string Home = SampleOrganization.Home;

    public SampleStage Stage => SampleStage.Inventory;

    public void Prod(AccountBuilder at)
    {
        Topic(at, "alerts", null);
        Topic(at, "orders", "alias/aws/sns");
    }

    private static void Topic(AccountBuilder at, string name, string? key) =>
        at.Put(
            Home,
            "sns/topics",
            name,
            new JsonObject
            {
                ["TopicArn"] = at.Account.Region(Home).Arn("sns", name),
                ["Owner"] = at.Account.Id,
                ["DisplayName"] = "",
                ["KmsMasterKeyId"] = key,
            }
        );
}
