using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;
using ZeroTrust.Sandbox.Sample;

namespace ZeroTrust.Sandbox.Services.SecurityHub;

/// <summary>Security Hub in two of four accounts.</summary>
internal sealed class SecurityHubSample : IServiceSample
{
    private const string Home = SampleOrganization.Home;

    public SampleStage Stage => SampleStage.Monitoring;

    public void Management(AccountBuilder at) => Hub(at, Home);

    /// <summary>Both products, as AWS recommends.</summary>
    public void Prod(AccountBuilder at)
    {
        Hub(at, Home);
        at.Put(
            Home,
            HubV2Operations.Shelf,
            HubV2Operations.Hub,
            HubV2Operations.Made(at.Account.Region(Home), "7d0f4c1e-2b7a-4f5e-9c3d-1a6b8e2f4c90", at.DaysAgo(200))
        );
    }

    private static void Hub(AccountBuilder at, string region)
    {
        var here = at.Account.Region(region);
        at.Put(
            region,
            "securityhub/hub",
            "default",
            new JsonObject
            {
                ["HubArn"] = here.Arn("securityhub", "hub/default"),
                ["SubscribedAt"] = at.DaysAgo(300).Json(),
                ["AutoEnableControls"] = true,
                ["ControlFindingGenerator"] = "SECURITY_CONTROL",
            }
        );
        HubOperations.Subscribe(here, "aws-foundational-security-best-practices/v/1.0.0");
    }
}
