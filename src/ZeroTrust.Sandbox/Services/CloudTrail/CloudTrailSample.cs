using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;
using ZeroTrust.Sandbox.Sample;
using ZeroTrust.Sandbox.Services.Kms;

namespace ZeroTrust.Sandbox.Services.CloudTrail;

/// <summary>Trails, of which one is not enough, and who has signed in.</summary>
internal sealed class CloudTrailSample : IServiceSample
{
    private const string Home = SampleOrganization.Home;

    public SampleStage Stage => SampleStage.Monitoring;

    public int Turn => 2;

    public void Management(AccountBuilder at)
    {
        Trail(
            at,
            Home,
            "management-events",
            "examplecorp-management-trail",
            multiRegion: true,
            validated: true,
            logging: true,
            at.KeyOf(Home, "alias/cloudtrail").Arn
        );
        at.Put("us-east-1", "cloudtrail/events", "1", Login(at, "finance.reader", "No"));
        at.Put("us-east-1", "cloudtrail/events", "2", Login(at, "admin.ops", "Yes"));
    }

    public void Prod(AccountBuilder at) =>
        Trail(at, Home, "prod-events", "examplecorp-prod-trail", multiRegion: true, validated: true, logging: true, null);

    public void Staging(AccountBuilder at) =>
        Trail(at, Home, "staging-events", "examplecorp-staging-trail", multiRegion: true, validated: false, logging: true, null);

    public void Dev(AccountBuilder at) =>
        Trail(
            at,
            "us-west-2",
            "Default",
            "examplecorp-dev-trail",
            multiRegion: false,
            validated: false,
            logging: at.Ids.Number(2) == 0,
            null
        );

    private static void Trail(
        AccountBuilder at,
        string region,
        string name,
        string bucket,
        bool multiRegion,
        bool validated,
        bool logging,
        string? key
    ) =>
        at.Put(
            region,
            "cloudtrail/trails",
            name,
            new JsonObject
            {
                ["Name"] = name,
                ["TrailARN"] = at.Account.Region(region).Arn("cloudtrail", "trail/" + name),
                ["HomeRegion"] = region,
                ["S3BucketName"] = bucket,
                ["KmsKeyId"] = key,
                ["IncludeGlobalServiceEvents"] = true,
                ["IsMultiRegionTrail"] = multiRegion,
                ["IsOrganizationTrail"] = false,
                ["LogFileValidationEnabled"] = validated,
                ["HasCustomEventSelectors"] = false,
                ["HasInsightSelectors"] = false,
                ["-IsLogging"] = logging,
                ["-Since"] = at.DaysAgo(500).Json(),
            }
        );

    private static JsonObject Login(AccountBuilder at, string user, string mfa) =>
        new()
        {
            ["EventId"] = at.Ids.Uuid(),
            ["EventName"] = "ConsoleLogin",
            ["ReadOnly"] = "false",
            ["EventTime"] = at.DaysAgo(1).Json(),
            ["EventSource"] = "signin.amazonaws.com",
            ["Username"] = user,
            ["CloudTrailEvent"] = new JsonObject
            {
                ["eventName"] = "ConsoleLogin",
                ["sourceIPAddress"] = "198.51.100.20",
                ["additionalEventData"] = new JsonObject { ["MFAUsed"] = mfa },
            }.ToJsonString(),
        };
}
