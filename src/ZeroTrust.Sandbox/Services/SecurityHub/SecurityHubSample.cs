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

    public void Prod(AccountBuilder at) => Hub(at, Home);

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
