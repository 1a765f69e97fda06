using ZeroTrust.Sandbox.Sample;

namespace ZeroTrust.Sandbox.Tests;

/// <summary>CloudTrail, GuardDuty, Config, Security Hub, Access Analyzer, logs, tags: made, seen, taken back.</summary>
public sealed class MonitoringTests
{
    public static TheoryData<string, string, string, string, string, string> RoundTrips =>
        new()
        {
            { "guardduty", "CreateDetector", """{"Enable":true}""", "DeleteDetector", "DetectorId", "ap-south-1" },
            {
                "accessanalyzer",
                "CreateAnalyzer",
                """{"analyzerName":"zt","type":"ACCOUNT"}""",
                "DeleteAnalyzer",
                """{"analyzerName":"zt"}""",
                "ap-south-1"
            },
            { "securityhub", "EnableSecurityHub", """{"EnableDefaultStandards":true}""", "DisableSecurityHub", "{}", "ap-south-1" },
            { "logs", "CreateLogGroup", """{"logGroupName":"/zt"}""", "DeleteLogGroup", """{"logGroupName":"/zt"}""", "ap-south-1" },
            {
                "cloudtrail",
                "CreateTrail",
                """{"Name":"zt-trail","S3BucketName":"examplecorp-prod-trail","IsMultiRegionTrail":true}""",
                "DeleteTrail",
                """{"Name":"zt-trail"}""",
                "eu-west-1"
            },
            { "ec2", "EnableEbsEncryptionByDefault", "{}", "DisableEbsEncryptionByDefault", "{}", "ap-south-1" },
            { "resource-groups", "CreateGroup", """{"Name":"zt"}""", "DeleteGroup", """{"GroupName":"zt"}""", "ap-south-1" },
        };

    [Theory]
    [MemberData(nameof(RoundTrips))]
    public async Task What_is_made_and_taken_back_leaves_no_trace(
        string service,
        string make,
        string parameters,
        string unmake,
        string undo,
        string region
    )
    {
        await using var clients = new SandboxClients();
        var prod = await clients.InAsync(SampleOrganization.Prod);
        var before = clients.Sandbox.DumpState();
        var answer = await prod.CallAsync(service, make, parameters, region);
        Assert.NotEqual(before, clients.Sandbox.DumpState());
        await prod.CallAsync(service, unmake, undo.StartsWith('{') ? undo : $$"""{"{{undo}}":"{{answer[undo]}}"}""", region);
        Assert.Equal(before, clients.Sandbox.DumpState());
    }

    [Fact]
    public async Task A_multi_region_trail_shows_itself_everywhere_and_changes_at_home()
    {
        await using var clients = new SandboxClients();
        var prod = await clients.InAsync(SampleOrganization.Prod);
        Assert.Single((await prod.CallAsync("cloudtrail", "DescribeTrails", region: "sa-east-1"))["trailList"]!.AsArray());
        Assert.Equal(
            "InvalidHomeRegionException",
            await prod.CodeAsync("cloudtrail", "StopLogging", """{"Name":"prod-events"}""", "sa-east-1")
        );
        await prod.CallAsync("cloudtrail", "StopLogging", """{"Name":"prod-events"}""");
        Assert.False((bool)(await prod.CallAsync("cloudtrail", "GetTrailStatus", """{"Name":"prod-events"}"""))["IsLogging"]!);
        Assert.Equal(
            "S3BucketDoesNotExistException",
            await prod.CodeAsync("cloudtrail", "CreateTrail", """{"Name":"abc","S3BucketName":"none"}""")
        );
        Assert.Equal(
            "InsufficientS3BucketPolicyException",
            await prod.CodeAsync("cloudtrail", "CreateTrail", """{"Name":"abc","S3BucketName":"examplecorp-prod-invoices"}""")
        );
        Assert.Equal("TrailNotFoundException", await prod.CodeAsync("cloudtrail", "GetTrailStatus", """{"Name":"none"}"""));
    }

    [Fact]
    public async Task The_recorder_needs_its_channel_and_the_channel_its_recorder()
    {
        await using var clients = new SandboxClients();
        var dev = await clients.InAsync(SampleOrganization.Dev);
        var before = clients.Sandbox.DumpState();
        Assert.Equal(
            "NoAvailableConfigurationRecorderException",
            await dev.CodeAsync(
                "config",
                "PutDeliveryChannel",
                """{"DeliveryChannel":{"name":"default","s3BucketName":"examplecorp-dev-trail"}}"""
            )
        );
        await dev.CallAsync(
            "config",
            "PutConfigurationRecorder",
            $$"""{"ConfigurationRecorder":{"name":"default","roleARN":"arn:aws:iam::{{SampleOrganization.Dev}}:role/x"} }"""
        );
        Assert.Equal(
            "NoAvailableDeliveryChannelException",
            await dev.CodeAsync("config", "StartConfigurationRecorder", """{"ConfigurationRecorderName":"default"}""")
        );
        await dev.CallAsync(
            "config",
            "PutDeliveryChannel",
            """{"DeliveryChannel":{"name":"default","s3BucketName":"examplecorp-dev-trail"}}"""
        );
        await dev.CallAsync("config", "StartConfigurationRecorder", """{"ConfigurationRecorderName":"default"}""");
        Assert.Equal(
            "LastDeliveryChannelDeleteFailedException",
            await dev.CodeAsync("config", "DeleteDeliveryChannel", """{"DeliveryChannelName":"default"}""")
        );
        await dev.CallAsync("config", "StopConfigurationRecorder", """{"ConfigurationRecorderName":"default"}""");
        await dev.CallAsync("config", "DeleteDeliveryChannel", """{"DeliveryChannelName":"default"}""");
        await dev.CallAsync("config", "DeleteConfigurationRecorder", """{"ConfigurationRecorderName":"default"}""");
        Assert.Equal(before, clients.Sandbox.DumpState());
    }

    [Fact]
    public async Task A_hub_that_is_off_denies_access_to_itself()
    {
        await using var clients = new SandboxClients();
        var dev = await clients.InAsync(SampleOrganization.Dev);
        Assert.Equal("InvalidAccessException", await dev.CodeAsync("securityhub", "DescribeHub"));
    }

    [Fact]
    public async Task The_two_products_called_Security_Hub_are_on_and_off_each_by_itself()
    {
        await using var clients = new SandboxClients();
        var dev = await clients.InAsync(SampleOrganization.Dev);
        var before = clients.Sandbox.DumpState();
        Assert.Equal("ResourceNotFoundException", await dev.CodeAsync("securityhub", "DescribeSecurityHubV2"));
        var arn = (await dev.CallAsync("securityhub", "EnableSecurityHubV2"))["HubV2Arn"]!.ToString();
        Assert.Matches($"^arn:aws:securityhub:eu-west-1:{SampleOrganization.Dev}:hubv2/[0-9a-f-]{{36}}$", arn);
        Assert.Equal(arn, (await dev.CallAsync("securityhub", "EnableSecurityHubV2"))["HubV2Arn"]!.ToString());
        Assert.Equal(arn, (await dev.CallAsync("securityhub", "DescribeSecurityHubV2"))["HubV2Arn"]!.ToString());
        Assert.Equal("InvalidAccessException", await dev.CodeAsync("securityhub", "DescribeHub"));
        await dev.CallAsync("securityhub", "DisableSecurityHubV2");
        await dev.CallAsync("securityhub", "DisableSecurityHubV2");
        Assert.Equal(before, clients.Sandbox.DumpState());
    }

    [Fact]
    public async Task A_recorder_that_a_service_keeps_is_not_the_customers_to_change()
    {
        await using var clients = new SandboxClients();
        var dev = await clients.InAsync(SampleOrganization.Dev);
        var recorder = (await dev.CallAsync("config", "DescribeConfigurationRecorders"))["ConfigurationRecorders"]![0]!;
        Assert.Equal(
            ("INTERNAL", "securityhub.amazonaws.com"),
            (recorder["recordingScope"]!.ToString(), recorder["servicePrincipal"]!.ToString())
        );
        var role = $"arn:aws:iam::{SampleOrganization.Dev}:role/x";
        var name = $$"""{"ConfigurationRecorderName":"{{recorder["name"]}}"}""";
        Assert.Equal("UnmodifiableEntityException", await dev.CodeAsync("config", "StopConfigurationRecorder", name));
        Assert.Equal("UnmodifiableEntityException", await dev.CodeAsync("config", "DeleteConfigurationRecorder", name));
        Assert.Equal(
            "UnmodifiableEntityException",
            await dev.CodeAsync(
                "config",
                "PutConfigurationRecorder",
                $$"""{"ConfigurationRecorder":{"name":"{{recorder["name"]}}","roleARN":"{{role}}"} }"""
            )
        );
    }

    [Fact]
    public async Task Tags_of_any_service_are_listed_written_and_removed()
    {
        await using var clients = new SandboxClients();
        var prod = await clients.InAsync(SampleOrganization.Prod);
        var before = clients.Sandbox.DumpState();
        var tagged = (
            await prod.AllAsync("resourcegroupstaggingapi", "GetResources", "ResourceTagMappingList", "PaginationToken", "PaginationToken")
        )
            .Select(item => item["ResourceARN"]!.ToString())
            .ToList();
        Assert.Contains("arn:aws:s3:::examplecorp-prod-campaign", tagged);
        Assert.Contains(tagged, arn => arn.Contains(":kms:", StringComparison.Ordinal));
        Assert.Contains(tagged, arn => arn.Contains(":instance/", StringComparison.Ordinal));
        const string Arn = "arn:aws:lambda:eu-west-1:482619305718:function:thumbnail-maker";
        await prod.CallAsync("resourcegroupstaggingapi", "TagResources", $$"""{"ResourceARNList":["{{Arn}}"],"Tags":{"owner":"x"} }""");
        await prod.CallAsync("resourcegroupstaggingapi", "UntagResources", $$"""{"ResourceARNList":["{{Arn}}"],"TagKeys":["owner"]}""");
        Assert.Equal(before, clients.Sandbox.DumpState());
    }
}
