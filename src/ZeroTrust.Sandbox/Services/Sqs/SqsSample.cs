using ZeroTrust.Sandbox.Sample;

namespace ZeroTrust.Sandbox.Services.Sqs;

/// <summary>A queue.</summary>
internal sealed class SqsSample : IServiceSample
{
    private const string Home = SampleOrganization.Home;

    public SampleStage Stage => SampleStage.Inventory;

    public void Prod(AccountBuilder at) => at.Put(Home, "sqs/queues", $"https://sqs.{Home}.amazonaws.com/{at.Account.Id}/orders", []);
}
