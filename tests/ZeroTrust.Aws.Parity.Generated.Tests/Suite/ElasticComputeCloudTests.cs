using System.Net;
using Amazon;
using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Runtime;

namespace ZeroTrust.Aws.Parity;

/// <summary>
/// EC2, with a protocol of its own and names that the SDK changes: compiled once against the generated and once against the official
/// client.
/// </summary>
public class ElasticComputeCloudTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lists_are_flat_and_members_that_the_sdk_renames_keep_their_place()
    {
        var service = new ScriptedService().Xml(
            Answer(
                "AuthorizeSecurityGroupIngress",
                """
                <return>true</return><securityGroupRuleSet><item>
                  <securityGroupRuleId>sgr-1</securityGroupRuleId><isEgress>false</isEgress><fromPort>443</fromPort>
                </item></securityGroupRuleSet>
                """
            )
        );
        using var client = Client(service);

        var response = await client.AuthorizeSecurityGroupIngressAsync(
            new AuthorizeSecurityGroupIngressRequest
            {
                GroupId = "sg-1",
                IpPermissions =
                [
                    new IpPermission
                    {
                        IpProtocol = "tcp",
                        FromPort = 443,
                        ToPort = 443,
                        Ipv4Ranges = [new IpRange { CidrIp = "10.0.0.0/8", Description = "inside & near" }],
                        PrefixListIds = [new PrefixListId { Id = "pl-1" }],
                    },
                ],
            },
            Stop
        );

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["Action"] = "AuthorizeSecurityGroupIngress",
                ["Version"] = "2016-11-15",
                ["GroupId"] = "sg-1",
                ["IpPermissions.1.IpProtocol"] = "tcp",
                ["IpPermissions.1.FromPort"] = "443",
                ["IpPermissions.1.ToPort"] = "443",
                ["IpPermissions.1.IpRanges.1.CidrIp"] = "10.0.0.0/8",
                ["IpPermissions.1.IpRanges.1.Description"] = "inside & near",
                ["IpPermissions.1.PrefixListIds.1.PrefixListId"] = "pl-1",
            },
            service.Request.Form
        );
        Assert.True(response.Return);
        var rule = Assert.Single(response.SecurityGroupRules);
        Assert.Equal(("sgr-1", false, 443, null), (rule.SecurityGroupRuleId, rule.IsEgress, rule.FromPort, rule.ToPort));
        Assert.Equal("request-in-body", response.ResponseMetadata.RequestId);
    }

    [Fact]
    public async Task Structures_of_one_value_are_shown_as_that_value()
    {
        var service = new ScriptedService()
            .Xml(Answer("ModifyInstanceAttribute", "<return>true</return>"))
            .Xml(
                Answer(
                    "DescribeInstanceAttribute",
                    """
                    <instanceId>i-1</instanceId><disableApiTermination><value>true</value></disableApiTermination>
                    <userData><value>aGVsbG8=</value></userData>
                    <groupSet><item><groupId>sg-1</groupId><groupName>web</groupName></item></groupSet>
                    """
                )
            );
        using var client = Client(service);

        await client.ModifyInstanceAttributeAsync(
            new ModifyInstanceAttributeRequest
            {
                InstanceId = "i-1",
                DisableApiTermination = false,
                InstanceType = "m5.large",
                Groups = ["sg-1", "sg-2"],
            },
            Stop
        );
        var response = await client.DescribeInstanceAttributeAsync(
            new DescribeInstanceAttributeRequest { InstanceId = "i-1", Attribute = InstanceAttributeName.DisableApiTermination },
            Stop
        );

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["Action"] = "ModifyInstanceAttribute",
                ["Version"] = "2016-11-15",
                ["InstanceId"] = "i-1",
                ["DisableApiTermination.Value"] = "false",
                ["InstanceType.Value"] = "m5.large",
                ["GroupId.1"] = "sg-1",
                ["GroupId.2"] = "sg-2",
            },
            service.Requests[0].Form
        );
        Assert.Equal("disableApiTermination", service.Requests[1].Form["Attribute"]);
        Assert.Equal("i-1", response.InstanceAttribute.InstanceId);
        Assert.True(response.InstanceAttribute.DisableApiTermination);
        Assert.Equal("aGVsbG8=", response.InstanceAttribute.UserData);
        Assert.Equal("web", Assert.Single(response.InstanceAttribute.Groups).GroupName);
        Assert.Null(response.InstanceAttribute.KernelId);
    }

    [Fact]
    public async Task Bytes_are_base64_that_the_caller_writes()
    {
        var service = new ScriptedService().Xml(Answer("ImportKeyPair", "<keyName>k</keyName><keyFingerprint>f</keyFingerprint>"));
        using var client = Client(service);

        var request = new ImportKeyPairRequest { KeyName = "k", PublicKeyMaterial = "c3NoLXJzYQ==" };
        var response = await client.ImportKeyPairAsync(request, Stop);

        Assert.Equal("c3NoLXJzYQ==", service.Request.Form["PublicKeyMaterial"]);
        Assert.Equal("f", response.KeyFingerprint);
    }

    [Fact]
    public async Task A_paginator_reads_to_the_end()
    {
        var service = new ScriptedService()
            .Xml(Answer("DescribeSecurityGroups", $"{Group("sg-1")}<nextToken>t</nextToken>"))
            .Xml(Answer("DescribeSecurityGroups", Group("sg-2")));
        using var client = Client(service);
        var pages = client.Paginators.DescribeSecurityGroups(new DescribeSecurityGroupsRequest { MaxResults = 5 });

        var found = new List<string>();
        await foreach (var group in pages.SecurityGroups.WithCancellation(Stop))
        {
            found.Add(group.GroupId);
        }

        Assert.Equal(["sg-1", "sg-2"], found);
        Assert.Equal("t", service.Requests[1].Form["NextToken"]);

        static string Group(string id) => $"<securityGroupInfo><item><groupId>{id}</groupId></item></securityGroupInfo>";
    }

    [Fact]
    public async Task An_error_is_the_services_exception_with_its_code()
    {
        var service = new ScriptedService().Xml(
            """
            <Response><Errors><Error>
              <Code>InvalidGroup.NotFound</Code><Message>The security group 'sg-9' does not exist</Message>
            </Error></Errors><RequestID>r-9</RequestID></Response>
            """,
            HttpStatusCode.BadRequest
        );
        using var client = Client(service);

        var error = await Assert.ThrowsAsync<AmazonEC2Exception>(() =>
            client.DescribeSecurityGroupsAsync(new DescribeSecurityGroupsRequest { GroupIds = ["sg-9"] }, Stop)
        );

        Assert.Equal("InvalidGroup.NotFound", error.ErrorCode);
        Assert.Equal("The security group 'sg-9' does not exist", error.Message);
        Assert.Equal("r-9", error.RequestId);
        Assert.Equal(HttpStatusCode.BadRequest, error.StatusCode);
    }

    private static string Answer(string operation, string members) =>
        $"""
            <{operation}Response xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
              <requestId>request-in-body</requestId>{members}
            </{operation}Response>
            """;

    private static AmazonEC2Client Client(ScriptedService service) =>
        new(
            new BasicAWSCredentials("AKIDEXAMPLE", "secret"),
            new AmazonEC2Config
            {
                RegionEndpoint = RegionEndpoint.USEast1,
                MaxErrorRetry = 0,
                HttpClientFactory = service,
            }
        );
}
