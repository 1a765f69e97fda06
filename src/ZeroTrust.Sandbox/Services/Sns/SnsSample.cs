using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Sample;

namespace ZeroTrust.Sandbox.Services.Sns;

/// <summary>A topic for alarms.</summary>
internal sealed class SnsSample : IServiceSample
{
    private const string Home = SampleOrganization.Home;

    public SampleStage Stage => SampleStage.Inventory;

    public void Prod(AccountBuilder at) =>
        at.Put(Home, "sns/topics", "alerts", new JsonObject { ["TopicArn"] = at.Account.Region(Home).Arn("sns", "alerts") });
}
