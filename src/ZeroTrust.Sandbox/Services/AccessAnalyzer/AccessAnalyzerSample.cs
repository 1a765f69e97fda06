using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;
using ZeroTrust.Sandbox.Sample;

namespace ZeroTrust.Sandbox.Services.AccessAnalyzer;

/// <summary>Analyzers, and what one of them has found.</summary>
internal sealed class AccessAnalyzerSample : IServiceSample
{
    private const string Home = SampleOrganization.Home;

    public SampleStage Stage => SampleStage.Monitoring;

    public int Turn => 1;

    public void Management(AccountBuilder at)
    {
        Analyzer(at, Home, "organization", "ORGANIZATION");
        Analyzer(at, "us-east-1", "account", "ACCOUNT");
    }

    public void Prod(AccountBuilder at)
    {
        Analyzer(at, Home, "account", "ACCOUNT");
        at.Put(
            Home,
            "accessanalyzer/findings",
            "f1",
            new JsonObject
            {
                ["id"] = at.Ids.Uuid(),
                ["analyzedAt"] = at.DaysAgo(0).Json(),
                ["createdAt"] = at.DaysAgo(90).Json(),
                ["updatedAt"] = at.DaysAgo(90).Json(),
                ["resource"] = $"arn:aws:iam::{at.Account.Id}:role/vendor-monitoring",
                ["resourceType"] = "AWS::IAM::Role",
                ["resourceOwnerAccount"] = at.Account.Id,
                ["status"] = "ACTIVE",
                ["findingType"] = "ExternalAccess",
            }
        );
    }

    private static void Analyzer(AccountBuilder at, string region, string name, string type) =>
        at.Put(
            region,
            "accessanalyzer/analyzers",
            name,
            new JsonObject
            {
                ["arn"] = at.Account.Region(region).Arn("access-analyzer", "analyzer/" + name),
                ["name"] = name,
                ["type"] = type,
                ["createdAt"] = at.DaysAgo(400).Json(),
                ["status"] = "ACTIVE",
            }
        );
}
