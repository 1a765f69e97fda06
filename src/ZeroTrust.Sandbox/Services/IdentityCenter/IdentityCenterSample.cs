using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Sample;

namespace ZeroTrust.Sandbox.Services.IdentityCenter;

/// <summary>The instance of the organization.</summary>
internal sealed class IdentityCenterSample : IServiceSample
{
    private const string Home = SampleOrganization.Home;

    public SampleStage Stage => SampleStage.Monitoring;

    public void Management(AccountBuilder at) =>
        at.Put(
            Home,
            "sso-admin/instances",
            "ssoins-1",
            new JsonObject
            {
                ["InstanceArn"] = "arn:aws:sso:::instance/ssoins-6804c9c1a5b6d7e8",
                ["IdentityStoreId"] = "d-9367a1b2c3",
                ["OwnerAccountId"] = at.Account.Id,
                ["Status"] = "ACTIVE",
            }
        );
}
