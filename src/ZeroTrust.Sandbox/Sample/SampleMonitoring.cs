using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;
using ZeroTrust.Sandbox.Services.SecurityHub;
using ZeroTrust.Sandbox.State;

namespace ZeroTrust.Sandbox.Sample;

/// <summary>Trails, detectors, recorders, analyzers and hubs: everywhere in the management account, in places elsewhere.</summary>
internal static class SampleMonitoring
{
    private const string Home = SampleOrganization.Home;

    public static void Management(AccountBuilder at)
    {
        var key = at.Account.Region(Home).Keys.Values.First(k => k.Description == "Encrypts the trail");
        Trail(at, Home, "management-events", "examplecorp-management-trail", multiRegion: true, validated: true, logging: true, key.Arn);
        foreach (var region in Regions.Enabled) Detector(at, region, "ENABLED");
        Analyzer(at, Home, "organization", "ORGANIZATION");
        Analyzer(at, "us-east-1", "account", "ACCOUNT");
        Recorder(at, Home, recording: true, global: true, "examplecorp-management-trail");
        Recorder(at, "us-east-1", recording: true, global: false, "examplecorp-management-trail");
        Hub(at, Home);
        LogGroup(at, Home, "/cloudtrail/management", 365);
        at.Put("us-east-1", "cloudtrail/events", "1", Login(at, "finance.reader", "No"));
        at.Put("us-east-1", "cloudtrail/events", "2", Login(at, "admin.ops", "Yes"));
        at.Put(Home, "sso-admin/instances", "ssoins-1", new JsonObject { ["InstanceArn"] = "arn:aws:sso:::instance/ssoins-6804c9c1a5b6d7e8", ["IdentityStoreId"] = "d-9367a1b2c3", ["OwnerAccountId"] = at.Account.Id, ["Status"] = "ACTIVE" });
    }

    public static void Prod(AccountBuilder at)
    {
        Trail(at, Home, "prod-events", "examplecorp-prod-trail", multiRegion: true, validated: true, logging: true, null);
        Detector(at, Home, "ENABLED");
        Detector(at, "us-east-1", "ENABLED");
        var id = at.World.Ids.Hex("", 32);
        at.Put(Home, "guardduty/findings", id, new JsonObject
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
        });
        Analyzer(at, Home, "account", "ACCOUNT");
        at.Put(Home, "accessanalyzer/findings", "f1", new JsonObject
        {
            ["id"] = at.World.Ids.Uuid(),
            ["analyzedAt"] = at.DaysAgo(0).Json(),
            ["createdAt"] = at.DaysAgo(90).Json(),
            ["updatedAt"] = at.DaysAgo(90).Json(),
            ["resource"] = $"arn:aws:iam::{at.Account.Id}:role/vendor-monitoring",
            ["resourceType"] = "AWS::IAM::Role",
            ["resourceOwnerAccount"] = at.Account.Id,
            ["status"] = "ACTIVE",
            ["findingType"] = "ExternalAccess",
        });
        Recorder(at, Home, recording: true, global: true, "examplecorp-prod-trail");
        Recorder(at, "us-east-1", recording: false, global: false, "examplecorp-prod-trail");
        Hub(at, Home);
        LogGroup(at, Home, "/vpc/shop", 90);
        LogGroup(at, Home, "/aws/lambda/shop-checkout", null);
    }

    public static void Staging(AccountBuilder at)
    {
        Trail(at, Home, "staging-events", "examplecorp-staging-trail", multiRegion: true, validated: false, logging: true, null);
        Detector(at, Home, "DISABLED");
        Recorder(at, Home, recording: false, global: false, null);
    }

    public static void Dev(AccountBuilder at) => Trail(at, "us-west-2", "Default", "examplecorp-dev-trail", multiRegion: false, validated: false, logging: at.World.Ids.Number(2) == 0, null);

    private static void Trail(AccountBuilder at, string region, string name, string bucket, bool multiRegion, bool validated, bool logging, string? key) => at.Put(region, "cloudtrail/trails", name, new JsonObject
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
    });

    private static void Detector(AccountBuilder at, string region, string status)
    {
        var id = at.World.Ids.Hex("", 32);
        at.Put(region, "guardduty/detectors", id, new JsonObject
        {
            ["DetectorId"] = id,
            ["CreatedAt"] = at.DaysAgo(500).Json(),
            ["UpdatedAt"] = at.DaysAgo(500).Json(),
            ["ServiceRole"] = $"arn:aws:iam::{at.Account.Id}:role/aws-service-role/guardduty.amazonaws.com/AWSServiceRoleForAmazonGuardDuty",
            ["Status"] = status,
            ["FindingPublishingFrequency"] = "FIFTEEN_MINUTES",
            ["Features"] = ((string[])["CLOUD_TRAIL", "DNS_LOGS", "FLOW_LOGS", "S3_DATA_EVENTS"]).Select(name => new JsonObject { ["Name"] = name, ["Status"] = "ENABLED" }).Json(),
        });
    }

    private static void Analyzer(AccountBuilder at, string region, string name, string type) => at.Put(region, "accessanalyzer/analyzers", name, new JsonObject
    {
        ["arn"] = at.Account.Region(region).Arn("access-analyzer", "analyzer/" + name),
        ["name"] = name,
        ["type"] = type,
        ["createdAt"] = at.DaysAgo(400).Json(),
        ["status"] = "ACTIVE",
    });

    private static void Recorder(AccountBuilder at, string region, bool recording, bool global, string? bucket)
    {
        at.Put(region, "config/recorders", "default", new JsonObject
        {
            ["name"] = "default",
            ["arn"] = at.Account.Region(region).Arn("config", "configuration-recorder/default"),
            ["roleARN"] = $"arn:aws:iam::{at.Account.Id}:role/aws-config",
            ["recordingGroup"] = new JsonObject { ["allSupported"] = true, ["includeGlobalResourceTypes"] = global, ["resourceTypes"] = new JsonArray() },
            ["-recording"] = recording,
        });
        if (bucket is not null) at.Put(region, "config/channels", "default", new JsonObject { ["name"] = "default", ["s3BucketName"] = bucket });
    }

    private static void Hub(AccountBuilder at, string region)
    {
        var here = at.Account.Region(region);
        at.Put(region, "securityhub/hub", "default", new JsonObject { ["HubArn"] = here.Arn("securityhub", "hub/default"), ["SubscribedAt"] = at.DaysAgo(300).Json(), ["AutoEnableControls"] = true, ["ControlFindingGenerator"] = "SECURITY_CONTROL" });
        HubOperations.Subscribe(here, "aws-foundational-security-best-practices/v/1.0.0");
    }

    private static void LogGroup(AccountBuilder at, string region, string name, int? days) => at.Put(region, "logs/groups", name, new JsonObject
    {
        ["logGroupName"] = name,
        ["creationTime"] = at.DaysAgo(600).ToUnixTimeMilliseconds(),
        ["retentionInDays"] = days,
        ["metricFilterCount"] = 0,
        ["arn"] = at.Account.Region(region).Arn("logs", $"log-group:{name}:*"),
        ["storedBytes"] = 123456,
        ["logGroupClass"] = "STANDARD",
    });

    private static JsonObject Login(AccountBuilder at, string user, string mfa) => new()
    {
        ["EventId"] = at.World.Ids.Uuid(),
        ["EventName"] = "ConsoleLogin",
        ["ReadOnly"] = "false",
        ["EventTime"] = at.DaysAgo(1).Json(),
        ["EventSource"] = "signin.amazonaws.com",
        ["Username"] = user,
        ["CloudTrailEvent"] = new JsonObject { ["eventName"] = "ConsoleLogin", ["sourceIPAddress"] = "198.51.100.20", ["additionalEventData"] = new JsonObject { ["MFAUsed"] = mfa } }.ToJsonString(),
    };
}
