using ZeroTrust.Sandbox.Sample;

namespace ZeroTrust.Sandbox.Services.Eks;

/// <summary>A cluster to play with.</summary>
internal sealed class EksSample : IServiceSample
{
    private const string Home = SampleOrganization.Home;

    public SampleStage Stage => SampleStage.Inventory;

    public void Dev(AccountBuilder at) => at.Put(Home, "eks/clusters", "playground", []);
}
