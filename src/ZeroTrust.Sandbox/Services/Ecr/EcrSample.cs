using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;
using ZeroTrust.Sandbox.Sample;

namespace ZeroTrust.Sandbox.Services.Ecr;

/// <summary>A repository whose images nobody scans.</summary>
internal sealed class EcrSample : IServiceSample
{
    private const string Home = SampleOrganization.Home;

    public SampleStage Stage => SampleStage.Inventory;

    public void Prod(AccountBuilder at)
    {
        var here = at.Account.Region(Home);
        at.Put(
            Home,
            "ecr/repositories",
            "shop",
            new JsonObject
            {
                ["repositoryArn"] = here.Arn("ecr", "repository/shop"),
                ["registryId"] = at.Account.Id,
                ["repositoryName"] = "shop",
                ["repositoryUri"] = $"{at.Account.Id}.dkr.ecr.{Home}.amazonaws.com/shop",
                ["createdAt"] = at.DaysAgo(700).Json(),
                ["imageTagMutability"] = "MUTABLE",
                ["imageScanningConfiguration"] = new JsonObject { ["scanOnPush"] = false },
            }
        );
    }
}
