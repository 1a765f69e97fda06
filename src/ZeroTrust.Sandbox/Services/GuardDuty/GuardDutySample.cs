using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;
using ZeroTrust.Sandbox.Sample;
using ZeroTrust.Sandbox.State;

namespace ZeroTrust.Sandbox.Services.GuardDuty;

/// <summary>Detectors: everywhere in the management account, in places elsewhere.</summary>
internal sealed class GuardDutySample : IServiceSample
{
    private const string Home = SampleOrganization.Home;

    public SampleStage Stage => SampleStage.Monitoring;

    public void Management(AccountBuilder at)
    {
        foreach (var region in Regions.Enabled)
        {
            Detector(at, region, "ENABLED");
        }
    }

    public void Prod(AccountBuilder at)
    {
        Detector(at, Home, "ENABLED");
        Detector(at, "us-east-1", "ENABLED");
        var id = at.Ids.Hex("", 32);
        at.Put(
            Home,
            "guardduty/findings",
            id,
            new JsonObject
            {
                ["AccountId"] = at.Account.Id,
                ["Arn"] = at.Account.Region(Home).Arn("guardduty", "finding/" + id),
                ["CreatedAt"] = at.DaysAgo(3).Json(),
                ["UpdatedAt"] = at.DaysAgo(1).Json(),
                ["Id"] = id,
                ["Region"] = Home,
                ["Resource"] = new JsonObject { ["ResourceType"] = "Instance" },
                ["SchemaVersion"] = "2.0",
                ["Severity"] = 5.0,
                ["Title"] = "198.51.100.99 is performing SSH brute force attacks.",
                ["Type"] = "UnauthorizedAccess:EC2/SSHBruteForce",
            }
        );
    }

    public void Staging(AccountBuilder at) => Detector(at, Home, "DISABLED");

    private static void Detector(AccountBuilder at, string region, string status)
    {
        var id = at.Ids.Hex("", 32);
        at.Put(
            region,
            "guardduty/detectors",
            id,
            new JsonObject
            {
                ["DetectorId"] = id,
                ["CreatedAt"] = at.DaysAgo(500).Json(),
                ["UpdatedAt"] = at.DaysAgo(500).Json(),
                ["ServiceRole"] =
                    $"arn:aws:iam::{at.Account.Id}:role/aws-service-role/guardduty.amazonaws.com/AWSServiceRoleForAmazonGuardDuty",
                ["Status"] = status,
                ["FindingPublishingFrequency"] = "FIFTEEN_MINUTES",
                ["Features"] = ((string[])["CLOUD_TRAIL", "DNS_LOGS", "FLOW_LOGS", "S3_DATA_EVENTS"])
                    .Select(name => new JsonObject { ["Name"] = name, ["Status"] = "ENABLED" })
                    .Json(),
            }
        );
    }
}
