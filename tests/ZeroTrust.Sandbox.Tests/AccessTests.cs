using System.Text.Json.Nodes;
using Amazon.Runtime;
using ZeroTrust.Core.Connections;
using ZeroTrust.Sandbox.Sample;
using ZeroTrust.Sandbox.Services.Iam;
using ZeroTrust.Sandbox.Services.Organizations;

namespace ZeroTrust.Sandbox.Tests;

/// <summary>Policies in force.</summary>
public sealed class AccessTests
{
    private static readonly SandboxOptions Enforced = new() { EnforceIam = true };

    [Fact]
    public async Task An_administrator_may_and_a_user_without_policies_may_not()
    {
        await using var clients = new SandboxClients(Enforced);
        await clients.CallAsync("iam", "ListUsers");
        await using var nobody = new SandboxClients(
            credentials: new BasicAWSCredentials(SampleCredentials.PowerlessAccessKeyId, "x"),
            sandbox: clients.Sandbox
        );
        await nobody.CallAsync("sts", "GetCallerIdentity");
        var error = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => nobody.CallAsync("iam", "ListUsers"));
        Assert.Equal("AccessDenied", error.ErrorCode);
        Assert.Equal(
            "User: arn:aws:iam::111111111111:user/nobody.contractor is not authorized to perform: iam:ListUsers because no identity-based "
                + "policy allows the iam:ListUsers action",
            error.Message
        );
        Assert.Equal(
            "AccessDenied",
            await nobody.CodeAsync(
                "sts",
                "AssumeRole",
                $$"""{"RoleArn":"arn:aws:iam::{{SampleOrganization.Prod}}:role/OrganizationAccountAccessRole","RoleSessionName":"try"}"""
            )
        );
    }

    [Fact]
    public async Task The_organizations_role_is_assumed_and_administers_the_member()
    {
        await using var clients = new SandboxClients(Enforced);
        foreach (var member in (string[])[SampleOrganization.Prod, SampleOrganization.Staging, SampleOrganization.Dev])
        {
            var there = await clients.InAsync(member);
            await there.CallAsync("iam", "ListUsers");
            await there.CallAsync("kms", "DescribeKey", """{"KeyId":"alias/aws/s3"}""");
        }
    }

    [Fact]
    public async Task A_service_control_policy_binds_members_and_not_the_management_account()
    {
        await using var clients = new SandboxClients(Enforced);
        var id = (
            await clients.CallAsync(
                "organizations",
                "CreatePolicy",
                """
                {
                  "Name": "no-s3",
                  "Description": "",
                  "Type": "SERVICE_CONTROL_POLICY",
                  "Content": "{\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"s3:ListAllMyBuckets\",\"Resource\":\"*\"}]}"
                }
                """
            )
        )["Policy"]!["PolicySummary"]!["Id"];
        var root = (await clients.CallAsync("organizations", "ListRoots"))["Roots"]![0]!["Id"];
        await clients.CallAsync("organizations", "AttachPolicy", $$"""{"PolicyId":"{{id}}","TargetId":"{{root}}"}""");
        await clients.CallAsync("s3", "ListBuckets");
        var dev = await clients.InAsync(SampleOrganization.Dev);
        var error = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => dev.CallAsync("s3", "ListBuckets"));
        Assert.EndsWith(
            $"with an explicit deny in a service control policy: {Arn(clients, id!.ToString())}",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_refusal_names_the_policy_that_denies_where_it_has_an_ARN()
    {
        await using var clients = new SandboxClients(Enforced);
        var deny = """{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"%\",\"Resource\":\"*\"}]}""";
        var arn = (
            await clients.CallAsync(
                "iam",
                "CreatePolicy",
                $$"""{"PolicyName":"no-vpcs","PolicyDocument":"{{deny.Replace("%", "ec2:DescribeVpcs", StringComparison.Ordinal)}}"}"""
            )
        )["Policy"]!["Arn"]!.ToString();
        await clients.CallAsync("iam", "AttachGroupPolicy", $$"""{"GroupName":"Administrators","PolicyArn":"{{arn}}"}""");
        clients.Sandbox.World.Accounts[SampleOrganization.Management].Iam.Users["admin.ops"].Inline["no-queues"] = deny.Replace(
                "%",
                "sqs:ListQueues",
                StringComparison.Ordinal
            )
            .Replace("\\", "", StringComparison.Ordinal);
        var managed = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => clients.CallAsync("ec2", "DescribeVpcs"));
        Assert.Matches(
            $"with an explicit deny in an identity-based policy: {arn}\\. Encoded authorization failure message: [0-9A-F]+$",
            managed.Message
        );
        var inline = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => clients.CallAsync("sqs", "ListQueues"));
        Assert.EndsWith("with an explicit deny in an identity-based policy", inline.Message, StringComparison.Ordinal);
    }

    private static string Arn(SandboxClients clients, string policyId) =>
        $"arn:aws:organizations::{SampleOrganization.Management}:policy/{clients.Sandbox.World.Organization!.Id}/"
        + $"service_control_policy/{policyId}";

    [Fact]
    public async Task A_bucket_policy_denies_what_identity_policies_allow()
    {
        await using var clients = new SandboxClients(Enforced);
        var policy =
            """{\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\","""
            + """\"Action\":\"s3:GetEncryptionConfiguration\",\"Resource\":\"arn:aws:s3:::examplecorp-billing-reports\"}]}""";
        await clients.CallAsync(
            "s3",
            "PutBucketPolicy",
            $$"""{"Bucket":"examplecorp-billing-reports","Policy":"{{policy}}"}""",
            "us-east-1"
        );
        var error = await Assert.ThrowsAnyAsync<AmazonServiceException>(() =>
            clients.CallAsync("s3", "GetBucketEncryption", """{"Bucket":"examplecorp-billing-reports"}""", "us-east-1")
        );
        Assert.Contains("s3:GetEncryptionConfiguration", error.Message, StringComparison.Ordinal);
        Assert.Contains("with an explicit deny in a resource-based policy", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_that_demands_MFA_stops_long_lived_keys()
    {
        await using var clients = new SandboxClients(Enforced);
        var arn = (
            await clients.CallAsync(
                "iam",
                "CreatePolicy",
                new JsonObject
                {
                    ["PolicyName"] = "Mfa",
                    ["PolicyDocument"] = """
                    {
                      "Version": "2012-10-17",
                      "Statement": [
                        {
                          "Effect": "Deny",
                          "NotAction": ["iam:ListMFADevices", "sts:*"],
                          "Resource": "*",
                          "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
                        }
                      ]
                    }
                    """,
                }.ToJsonString()
            )
        )["Policy"]!["Arn"];
        await clients.CallAsync("iam", "AttachGroupPolicy", $$"""{"GroupName":"Administrators","PolicyArn":"{{arn}}"}""");
        Assert.Equal("AccessDenied", await clients.CodeAsync("iam", "ListUsers"));
        var session = (
            await clients.CallAsync(
                "sts",
                "GetSessionToken",
                """{"SerialNumber":"arn:aws:iam::111111111111:mfa/admin.ops","TokenCode":"123456"}"""
            )
        )["Credentials"]!;
        await using var withMfa = new SandboxClients(
            credentials: new SessionAWSCredentials(
                session["AccessKeyId"]!.ToString(),
                session["SecretAccessKey"]!.ToString(),
                session["SessionToken"]!.ToString()
            ),
            sandbox: clients.Sandbox
        );
        await withMfa.CallAsync("iam", "ListUsers");
    }
}
