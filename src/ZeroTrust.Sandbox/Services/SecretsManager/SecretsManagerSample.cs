using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;
using ZeroTrust.Sandbox.Sample;

namespace ZeroTrust.Sandbox.Services.SecretsManager;

/// <summary>A secret that nobody rotates.</summary>
internal sealed class SecretsManagerSample : IServiceSample
{
    private const string Home = SampleOrganization.Home;

    public SampleStage Stage => SampleStage.Inventory;

    public void Prod(AccountBuilder at)
    {
        var here = at.Account.Region(Home);
        at.Put(
            Home,
            "secretsmanager/secrets",
            "shop/database",
            new JsonObject
            {
                ["ARN"] = here.Arn("secretsmanager", "secret:shop/database-a1B2c3"),
                ["Name"] = "shop/database",
                ["RotationEnabled"] = false,
                ["CreatedDate"] = at.DaysAgo(800).Json(),
                ["LastChangedDate"] = at.DaysAgo(800).Json(),
            }
        );
    }
}
