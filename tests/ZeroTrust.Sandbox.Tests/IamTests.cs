using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using ZeroTrust.Sandbox.Sample;

namespace ZeroTrust.Sandbox.Tests;

public sealed class IamTests
{
    private const string Policy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}]}""";

    [Fact]
    public async Task Lists_come_in_pages_and_the_paginator_follows_them()
    {
        await using var clients = new SandboxClients();
        var prod = await clients.InAsync(SampleOrganization.Prod);
        using var iam = prod.Client<AmazonIdentityManagementServiceClient>();
        var first = await iam.ListRolesAsync(new ListRolesRequest(), TestContext.Current.CancellationToken);
        Assert.True(first.IsTruncated);
        var names = new List<string>();
        await foreach (var role in iam.Paginators.ListRoles(new ListRolesRequest()).Roles)
        {
            names.Add(role.RoleName);
        }

        Assert.True(names.Count > first.Roles.Count);
        Assert.Equal(names.Count, names.Distinct().Count());
    }

    [Fact]
    public async Task Authorization_details_hold_every_user_group_role_and_policy_once()
    {
        await using var clients = new SandboxClients();
        var prod = await clients.InAsync(SampleOrganization.Prod);
        var (users, policies) = (new List<string>(), new List<string>());
        string? marker = null;
        do
        {
            var page = await prod.CallAsync(
                "iam",
                "GetAccountAuthorizationDetails",
                marker is null ? "{}" : $$"""{"Marker":"{{marker}}"}"""
            );
            users.AddRange(page["UserDetailList"]?.AsArray().Select(user => user!["UserName"]!.ToString()) ?? []);
            policies.AddRange(page["Policies"]?.AsArray().Select(policy => policy!["PolicyName"]!.ToString()) ?? []);
            marker = page["Marker"]?.ToString();
        } while (marker is not null);
        Assert.Equal(
            (await prod.AllAsync("iam", "ListUsers", "Users", "Marker", "Marker")).Select(user => user["UserName"]!.ToString()),
            users
        );
        Assert.Contains("LegacyAdmin", policies);
        Assert.Contains("AdministratorAccess", policies);
        Assert.DoesNotContain("AmazonS3FullAccess", policies); // nothing carries it
    }

    [Fact]
    public async Task Documents_travel_url_encoded()
    {
        await using var clients = new SandboxClients();
        var prod = await clients.InAsync(SampleOrganization.Prod);
        var document = (await prod.CallAsync("iam", "GetRolePolicy", """{"RoleName":"app-server","PolicyName":"customer-data"}"""))[
            "PolicyDocument"
        ]!.ToString();
        Assert.StartsWith("%7B", document, StringComparison.Ordinal);
        Assert.Contains("%22Version%22", document, StringComparison.Ordinal);
        Assert.Contains("examplecorp-prod-customer-data", Uri.UnescapeDataString(document), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_with_a_policy_is_made_filled_emptied_and_deleted()
    {
        await using var clients = new SandboxClients();
        using var iam = clients.Client<AmazonIdentityManagementServiceClient>();
        var stop = TestContext.Current.CancellationToken;
        var before = clients.Sandbox.DumpState();
        var policy = (await iam.CreatePolicyAsync(new CreatePolicyRequest { PolicyName = "P", PolicyDocument = Policy }, stop)).Policy;
        await iam.CreateGroupAsync(new CreateGroupRequest { GroupName = "G" }, stop);
        await iam.AttachGroupPolicyAsync(new AttachGroupPolicyRequest { GroupName = "G", PolicyArn = policy.Arn }, stop);
        await iam.AddUserToGroupAsync(new AddUserToGroupRequest { GroupName = "G", UserName = "finance.reader" }, stop);
        Assert.NotEqual(before, clients.Sandbox.DumpState());
        await Assert.ThrowsAsync<DeleteConflictException>(() => iam.DeleteGroupAsync(new DeleteGroupRequest { GroupName = "G" }, stop));
        await Assert.ThrowsAsync<DeleteConflictException>(() =>
            iam.DeletePolicyAsync(new DeletePolicyRequest { PolicyArn = policy.Arn }, stop)
        );
        await iam.RemoveUserFromGroupAsync(new RemoveUserFromGroupRequest { GroupName = "G", UserName = "finance.reader" }, stop);
        await iam.DetachGroupPolicyAsync(new DetachGroupPolicyRequest { GroupName = "G", PolicyArn = policy.Arn }, stop);
        await iam.DeleteGroupAsync(new DeleteGroupRequest { GroupName = "G" }, stop);
        await iam.DeletePolicyAsync(new DeletePolicyRequest { PolicyArn = policy.Arn }, stop);
        Assert.Equal(before, clients.Sandbox.DumpState());
    }

    [Fact]
    public async Task A_policy_has_five_versions_at_most_and_keeps_its_default()
    {
        await using var clients = new SandboxClients();
        using var iam = clients.Client<AmazonIdentityManagementServiceClient>();
        var stop = TestContext.Current.CancellationToken;
        var arn = (await iam.CreatePolicyAsync(new CreatePolicyRequest { PolicyName = "P", PolicyDocument = Policy }, stop)).Policy.Arn;
        for (var i = 0; i < 4; i++)
        {
            await iam.CreatePolicyVersionAsync(
                new CreatePolicyVersionRequest
                {
                    PolicyArn = arn,
                    PolicyDocument = Policy,
                    SetAsDefault = true,
                },
                stop
            );
        }

        await Assert.ThrowsAsync<LimitExceededException>(() =>
            iam.CreatePolicyVersionAsync(new CreatePolicyVersionRequest { PolicyArn = arn, PolicyDocument = Policy }, stop)
        );
        await Assert.ThrowsAsync<DeleteConflictException>(() =>
            iam.DeletePolicyVersionAsync(new DeletePolicyVersionRequest { PolicyArn = arn, VersionId = "v5" }, stop)
        );
        await iam.DeletePolicyVersionAsync(new DeletePolicyVersionRequest { PolicyArn = arn, VersionId = "v1" }, stop);
        Assert.Equal(
            "v6",
            (await iam.CreatePolicyVersionAsync(new CreatePolicyVersionRequest { PolicyArn = arn, PolicyDocument = Policy }, stop))
                .PolicyVersion
                .VersionId
        );
    }

    [Theory]
    [InlineData("GetUser", """{"UserName":"nobody"}""", "NoSuchEntity")]
    [InlineData("GetLoginProfile", """{"UserName":"jenkins-legacy"}""", "NoSuchEntity")]
    [InlineData("GetRole", """{"RoleName":"nobody"}""", "NoSuchEntity")]
    [InlineData("GetPolicy", """{"PolicyArn":"arn:aws:iam::111111111111:policy/none"}""", "NoSuchEntity")]
    [InlineData("GetPolicy", """{"PolicyArn":"BillingViewer"}""", "InvalidInput")]
    [InlineData("CreateGroup", """{"GroupName":"finance"}""", "EntityAlreadyExists")]
    [InlineData("CreatePolicy", """{"PolicyName":"x","PolicyDocument":"{\"Statement\":"}""", "MalformedPolicyDocument")]
    [InlineData(
        "CreatePolicy",
        """
            {
              "PolicyName": "x",
              "PolicyDocument": "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}]}"
            }
            """,
        "MalformedPolicyDocument"
    )]
    [InlineData("CreateRole", """{"RoleName":"x","AssumeRolePolicyDocument":"[]"}""", "MalformedPolicyDocument")]
    [InlineData("PutRolePolicy", """{"RoleName":"AWSServiceRoleForSSO","PolicyName":"x","PolicyDocument":"{}"}""", "UnmodifiableEntity")]
    [InlineData("DetachGroupPolicy", """{"GroupName":"Finance","PolicyArn":"arn:aws:iam::aws:policy/ReadOnlyAccess"}""", "NoSuchEntity")]
    [InlineData("DeleteRole", """{"RoleName":"security-audit"}""", "DeleteConflict")]
    [InlineData("ListUsers", """{"Marker":"garbage"}""", "ValidationError")]
    public async Task Wrong_calls_are_refused_in_IAMs_words(string operation, string parameters, string code)
    {
        await using var clients = new SandboxClients();
        Assert.Equal(code, await clients.CodeAsync("iam", operation, parameters));
    }
}
