using System.Text.Json.Nodes;
using Amazon.EC2;
using Amazon.EC2.Model;
using ZeroTrust.Sandbox.Sample;

namespace ZeroTrust.Sandbox.Tests;

public sealed class Ec2Tests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Exactly_one_source_is_revoked_and_comes_back_under_another_id()
    {
        await using var clients = new SandboxClients();
        var prod = await clients.InAsync(SampleOrganization.Prod);
        using var ec2 = prod.Client<AmazonEC2Client>();
        var before = clients.Sandbox.DumpState();
        var bastion = (
            await ec2.DescribeSecurityGroupsAsync(
                new DescribeSecurityGroupsRequest { Filters = [new Filter { Name = "group-name", Values = ["bastion"] }] },
                Stop
            )
        ).SecurityGroups.Single();
        var open = (
            await ec2.DescribeSecurityGroupRulesAsync(
                new DescribeSecurityGroupRulesRequest { Filters = [new Filter { Name = "group-id", Values = [bastion.GroupId] }] },
                Stop
            )
        ).SecurityGroupRules.Single(rule => rule.CidrIpv4 == "0.0.0.0/0" && rule.IsEgress == false);
        await ec2.RevokeSecurityGroupIngressAsync(
            new RevokeSecurityGroupIngressRequest { GroupId = bastion.GroupId, SecurityGroupRuleIds = [open.SecurityGroupRuleId] },
            Stop
        );
        var left = (
            await ec2.DescribeSecurityGroupsAsync(new DescribeSecurityGroupsRequest { GroupIds = [bastion.GroupId] }, Stop)
        ).SecurityGroups.Single();
        Assert.Equal(["198.51.100.0/24"], left.IpPermissions.Single().Ipv4Ranges.Select(range => range.CidrIp));
        Assert.Equal(
            "InvalidSecurityGroupRuleId.NotFound",
            await prod.CodeAsync(
                "ec2",
                "RevokeSecurityGroupIngress",
                $$"""{"GroupId":"{{bastion.GroupId}}","SecurityGroupRuleIds":["{{open.SecurityGroupRuleId}}"]}"""
            )
        );
        var permission = new JsonObject
        {
            ["IpProtocol"] = "tcp",
            ["FromPort"] = 22,
            ["ToPort"] = 22,
            ["IpRanges"] = new JsonArray(new JsonObject { ["CidrIp"] = "0.0.0.0/0", ["Description"] = open.Description }),
        };
        var request = new JsonObject { ["GroupId"] = bastion.GroupId, ["IpPermissions"] = new JsonArray(permission) }.ToJsonString();
        Assert.Equal("InvalidPermission.NotFound", await prod.CodeAsync("ec2", "RevokeSecurityGroupIngress", request));
        var again = await prod.CallAsync("ec2", "AuthorizeSecurityGroupIngress", request);
        Assert.NotEqual(open.SecurityGroupRuleId, again["SecurityGroupRules"]![0]!["SecurityGroupRuleId"]!.ToString());
        Assert.Equal("InvalidPermission.Duplicate", await prod.CodeAsync("ec2", "AuthorizeSecurityGroupIngress", request));
        Assert.Equal(before, clients.Sandbox.DumpState());
    }

    [Fact]
    public async Task Flow_logs_and_tags_come_and_go()
    {
        await using var clients = new SandboxClients();
        var dev = await clients.InAsync(SampleOrganization.Dev);
        var before = clients.Sandbox.DumpState();
        var vpc = (await dev.CallAsync("ec2", "DescribeVpcs"))["Vpcs"]![0]!["VpcId"]!.ToString();
        var request = $$"""
            {
              "ResourceIds": ["{{vpc}}"],
              "ResourceType": "VPC",
              "TrafficType": "ALL",
              "LogDestinationType": "s3",
              "LogDestination": "arn:aws:s3:::logs"
            }
            """;
        var id = (await dev.CallAsync("ec2", "CreateFlowLogs", request))["FlowLogIds"]![0]!.ToString();
        Assert.Equal(
            "FlowLogAlreadyExists",
            (await dev.CallAsync("ec2", "CreateFlowLogs", request))["Unsuccessful"]![0]!["Error"]!["Code"]!.ToString()
        );
        await dev.CallAsync("ec2", "CreateTags", $$"""{"Resources":["{{vpc}}"],"Tags":[{"Key":"owner","Value":"x"}]}""");
        Assert.Equal(
            "x",
            (await dev.CallAsync("ec2", "DescribeVpcs", """{"Filters":[{"Name":"tag:owner","Values":["x*"]}]}"""))["Vpcs"]![0]!["Tags"]![
                0
            ]!["Value"]!.ToString()
        );
        await dev.CallAsync("ec2", "DeleteTags", $$"""{"Resources":["{{vpc}}"],"Tags":[{"Key":"owner"}]}""");
        await dev.CallAsync("ec2", "DeleteFlowLogs", $$"""{"FlowLogIds":["{{id}}"]}""");
        Assert.Equal(before, clients.Sandbox.DumpState());
    }

    [Theory]
    [InlineData("DescribeVpcs", """{"VpcIds":["vpc-0"]}""", "InvalidVpcID.NotFound")]
    [InlineData("DescribeSecurityGroups", """{"GroupIds":["sg-0"]}""", "InvalidGroup.NotFound")]
    [InlineData("DescribeRegions", """{"RegionNames":["mars-1"]}""", "InvalidParameterValue")]
    [InlineData("EnableEbsEncryptionByDefault", """{"DryRun":true}""", "DryRunOperation")]
    [InlineData("CreateTags", """{"Resources":["x"],"Tags":[{"Key":"a","Value":"b"}]}""", "InvalidID")]
    [InlineData("AuthorizeSecurityGroupIngress", """{"GroupId":"sg-0","IpProtocol":"tcp","CidrIp":"0.0.0.0/0"}""", "InvalidGroup.NotFound")]
    public async Task Wrong_calls_are_refused_in_EC2s_words(string operation, string parameters, string code)
    {
        await using var clients = new SandboxClients();
        Assert.Equal(code, await clients.CodeAsync("ec2", operation, parameters));
    }
}
