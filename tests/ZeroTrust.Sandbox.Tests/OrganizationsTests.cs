using Amazon.Organizations;
using Amazon.Organizations.Model;
using ZeroTrust.Sandbox.Sample;
using ZeroTrust.Sandbox.Services.Organizations;

namespace ZeroTrust.Sandbox.Tests;

public sealed class OrganizationsTests
{
    private const string Deny = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"s3:DeleteBucket","Resource":"*"}]}""";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_tree_holds_every_account_under_one_root()
    {
        await using var clients = new SandboxClients();
        var accounts = (await clients.AllAsync("organizations", "ListAccounts", "Accounts"))
            .Select(account => account["Id"]!.ToString())
            .ToList();
        Assert.Equal(
            [SampleOrganization.Management, SampleOrganization.Prod, SampleOrganization.Staging, SampleOrganization.Dev],
            accounts
        );
        var root = (await clients.CallAsync("organizations", "ListRoots"))["Roots"]![0]!["Id"]!.ToString();
        foreach (var account in accounts)
        {
            var id = account;
            for (var depth = 0; id != root && depth < 6; depth++)
            {
                id = (await clients.CallAsync("organizations", "ListParents", $$"""{"ChildId":"{{id}}"}"""))["Parents"]![0]![
                    "Id"
                ]!.ToString();
            }

            Assert.Equal(root, id);
        }
    }

    [Fact]
    public async Task Accounts_tell_their_state_and_path_and_no_retired_status()
    {
        await using var clients = new SandboxClients();
        clients.Sandbox.World.Organization!.Nodes[SampleOrganization.Dev].State = "SUSPENDED";
        var accounts = await clients.AllAsync("organizations", "ListAccounts", "Accounts");
        Assert.All(accounts, static account => Assert.False(account.AsObject().ContainsKey("Status")));
        Assert.Equal(["ACTIVE", "ACTIVE", "ACTIVE", "SUSPENDED"], accounts.Select(static account => account["State"]!.ToString()));
        var path = Assert.Single(accounts[1]["Paths"]!.AsArray())!.ToString();
        Assert.Matches($"^o-[a-z0-9]{{10}}/r-[a-z0-9]{{4}}/ou-[a-z0-9-]+/ou-[a-z0-9-]+/{SampleOrganization.Prod}/$", path);
        var unit = path.Split('/')[3];
        var described = await clients.CallAsync("organizations", "DescribeOrganizationalUnit", $$"""{"OrganizationalUnitId":"{{unit}}"}""");
        Assert.Equal(path[..^(SampleOrganization.Prod.Length + 1)], described["OrganizationalUnit"]!["Path"]!.ToString());
    }

    [Fact]
    public async Task An_account_that_is_not_active_cannot_be_entered()
    {
        await using var clients = new SandboxClients();
        clients.Sandbox.World.Organization!.Nodes[SampleOrganization.Dev].State = "PENDING_CLOSURE";
        var role =
            $$"""{"RoleArn":"arn:aws:iam::{{SampleOrganization.Dev}}:role/OrganizationAccountAccessRole","RoleSessionName":"tests"}""";
        Assert.Equal("AccessDenied", await clients.CodeAsync("sts", "AssumeRole", role));
        clients.Sandbox.World.Organization!.Nodes[SampleOrganization.Dev].State = "ACTIVE";
        Assert.NotNull(await clients.CallAsync("sts", "AssumeRole", role));
    }

    [Fact]
    public async Task Policies_are_made_once_attached_once_and_ten_per_target()
    {
        await using var clients = new SandboxClients();
        using var organizations = clients.Client<AmazonOrganizationsClient>();
        var before = clients.Sandbox.DumpState();
        var ids = new List<string>();
        for (var i = 0; i < 10; i++)
        {
            ids.Add((
                    await organizations.CreatePolicyAsync(
                        new CreatePolicyRequest
                        {
                            Name = "p" + i,
                            Description = "",
                            Type = "SERVICE_CONTROL_POLICY",
                            Content = Deny,
                        },
                        Stop
                    )
                ).Policy.PolicySummary.Id);
        }

        await Assert.ThrowsAsync<DuplicatePolicyException>(() =>
            organizations.CreatePolicyAsync(
                new CreatePolicyRequest
                {
                    Name = "p1",
                    Description = "",
                    Type = "SERVICE_CONTROL_POLICY",
                    Content = Deny,
                },
                Stop
            )
        );
        foreach (var id in ids.Take(9))
        {
            await organizations.AttachPolicyAsync(new AttachPolicyRequest { PolicyId = id, TargetId = SampleOrganization.Dev }, Stop);
        }

        await Assert.ThrowsAsync<DuplicatePolicyAttachmentException>(() =>
            organizations.AttachPolicyAsync(new AttachPolicyRequest { PolicyId = ids[0], TargetId = SampleOrganization.Dev }, Stop)
        );
        var full = await Assert.ThrowsAsync<ConstraintViolationException>(() =>
            organizations.AttachPolicyAsync(new AttachPolicyRequest { PolicyId = ids[9], TargetId = SampleOrganization.Dev }, Stop)
        );
        Assert.Equal("MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED", full.Reason.Value);
        await Assert.ThrowsAsync<PolicyInUseException>(() =>
            organizations.DeletePolicyAsync(new DeletePolicyRequest { PolicyId = ids[0] }, Stop)
        );
        foreach (var id in ids.Take(9))
        {
            await organizations.DetachPolicyAsync(new DetachPolicyRequest { PolicyId = id, TargetId = SampleOrganization.Dev }, Stop);
        }

        foreach (var id in ids)
        {
            await organizations.DeletePolicyAsync(new DeletePolicyRequest { PolicyId = id }, Stop);
        }

        Assert.Equal(before, clients.Sandbox.DumpState());
    }

    [Theory]
    [InlineData("SERVICE_CONTROL_POLICY", 10_240, 10_000)]
    [InlineData("RESOURCE_CONTROL_POLICY", 5_120, 2_000)]
    public async Task Policies_may_be_so_long_and_so_many(string type, int size, int number)
    {
        await using var clients = new SandboxClients();
        var text =
            type == "SERVICE_CONTROL_POLICY"
                ? Deny
                : Deny.Replace("\"Action\"", "\"Principal\":\"*\",\"Action\"", StringComparison.Ordinal);
        Assert.Equal(
            "ConstraintViolationException",
            await clients.CodeAsync("organizations", "CreatePolicy", Policy("long", text.PadRight(size + 1)))
        );
        Assert.NotNull(await clients.CallAsync("organizations", "CreatePolicy", Policy("fits", text.PadRight(size))));
        var policies = clients.Sandbox.World.Organization!.Policies;
        var missing = number - policies.Values.Count(policy => policy.Type == type && !policy.AwsManaged);
        foreach (var id in Enumerable.Range(0, missing).Select(static index => $"p-{index:D8}"))
        {
            policies.Add(
                id,
                new()
                {
                    Id = id,
                    Type = type,
                    Name = id,
                    Description = "",
                    Content = text,
                }
            );
        }

        Assert.Equal("ConstraintViolationException", await clients.CodeAsync("organizations", "CreatePolicy", Policy("one more", text)));

        string Policy(string name, string content) =>
            new System.Text.Json.Nodes.JsonObject
            {
                ["Name"] = name,
                ["Description"] = "",
                ["Type"] = type,
                ["Content"] = content,
            }.ToJsonString();
    }

    [Fact]
    public async Task Types_that_are_off_cannot_be_attached_and_limits_hold()
    {
        await using var clients = new SandboxClients();
        using var organizations = clients.Client<AmazonOrganizationsClient>();
        var tag = (
            await organizations.CreatePolicyAsync(
                new CreatePolicyRequest
                {
                    Name = "t",
                    Description = "",
                    Type = "TAG_POLICY",
                    Content = "{}",
                },
                Stop
            )
        ).Policy.PolicySummary.Id;
        await Assert.ThrowsAsync<PolicyTypeNotEnabledException>(() =>
            organizations.AttachPolicyAsync(new AttachPolicyRequest { PolicyId = tag, TargetId = SampleOrganization.Dev }, Stop)
        );
        var last = await Assert.ThrowsAsync<ConstraintViolationException>(() =>
            organizations.DetachPolicyAsync(
                new DetachPolicyRequest { PolicyId = "p-FullAWSAccess", TargetId = SampleOrganization.Dev },
                Stop
            )
        );
        Assert.Equal("MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED", last.Reason.Value);
        var large = """{"Statement":[{"Effect":"Deny","Action":"s3:*","Resource":"*","Sid":"X"}]}""".Replace(
            "X",
            new string('a', 10_240),
            StringComparison.Ordinal
        );
        Assert.Equal(
            "ConstraintViolationException",
            await clients.CodeAsync(
                "organizations",
                "CreatePolicy",
                new System.Text.Json.Nodes.JsonObject
                {
                    ["Name"] = "l",
                    ["Description"] = "",
                    ["Type"] = "SERVICE_CONTROL_POLICY",
                    ["Content"] = large,
                }.ToJsonString()
            )
        );
        await Assert.ThrowsAsync<MalformedPolicyDocumentException>(() =>
            organizations.CreatePolicyAsync(
                new CreatePolicyRequest
                {
                    Name = "m",
                    Description = "",
                    Type = "SERVICE_CONTROL_POLICY",
                    Content = "{}",
                },
                Stop
            )
        );
    }

    [Fact]
    public async Task An_S3_policy_holds_the_public_access_block_of_accounts_and_lets_nobody_change_it_there()
    {
        await using var clients = new SandboxClients();
        var dev = await clients.InAsync(SampleOrganization.Dev);
        var account = $$"""{"AccountId":"{{SampleOrganization.Dev}}"}""";
        var put = $$"""{"AccountId":"{{SampleOrganization.Dev}}","PublicAccessBlockConfiguration":{"BlockPublicAcls":true} }""";
        var describe = """{"PolicyType":"S3_POLICY"}""";
        Assert.Equal("EffectivePolicyNotFoundException", await dev.CodeAsync("organizations", "DescribeEffectivePolicy", describe));
        var root = clients.Sandbox.World.Organization!.Root.Id;
        await clients.CallAsync("organizations", "EnablePolicyType", $$"""{"RootId":"{{root}}","PolicyType":"S3_POLICY"}""");
        await AttachAsync(root, "all", "");
        Assert.Equal("""{"s3_attributes":{"public_access_block_configuration":"all"}}""", await EffectiveAsync());
        var block = (await dev.CallAsync("s3control", "GetPublicAccessBlock", account))["PublicAccessBlockConfiguration"]!;
        Assert.All(block.AsObject(), static setting => Assert.True((bool)setting.Value!));
        Assert.Equal("AccessDenied", await dev.CodeAsync("s3control", "PutPublicAccessBlock", put));
        Assert.Equal("AccessDenied", await dev.CodeAsync("s3control", "DeletePublicAccessBlock", account));

        // The nearest policy wins, unless one above forbids that.
        await AttachAsync(SampleOrganization.Dev, "none", "");
        Assert.Equal("""{"s3_attributes":{"public_access_block_configuration":"none"}}""", await EffectiveAsync());
        await AttachAsync(
            clients.Sandbox.World.Organization!.Nodes[SampleOrganization.Dev].ParentId!,
            "all",
            ""","@@operators_allowed_for_child_policies":["@@none"]"""
        );
        Assert.Equal("""{"s3_attributes":{"public_access_block_configuration":"all"}}""", await EffectiveAsync());
        Assert.Equal(
            "MalformedPolicyDocumentException",
            await clients.CodeAsync(
                "organizations",
                "CreatePolicy",
                Policy("bad", """{"s3_attributes":{"public_access_block_configuration":{"@@assign":"some"}}}""")
            )
        );
        await clients.CallAsync("organizations", "DisablePolicyType", $$"""{"RootId":"{{root}}","PolicyType":"S3_POLICY"}""");
        Assert.NotNull(await dev.CallAsync("s3control", "PutPublicAccessBlock", put));

        async Task AttachAsync(string target, string setting, string more)
        {
            var content = $$$"""{"s3_attributes":{"public_access_block_configuration":{"@@assign":"{{{setting}}}"{{{more}}} } } }""";
            var made = await clients.CallAsync("organizations", "CreatePolicy", Policy($"{target} {setting}", content));
            var id = made["Policy"]!["PolicySummary"]!["Id"];
            await clients.CallAsync("organizations", "AttachPolicy", $$"""{"PolicyId":"{{id}}","TargetId":"{{target}}"}""");
        }

        async Task<string> EffectiveAsync() =>
            (await dev.CallAsync("organizations", "DescribeEffectivePolicy", describe))["EffectivePolicy"]!["PolicyContent"]!.ToString();

        static string Policy(string name, string content) =>
            new System.Text.Json.Nodes.JsonObject
            {
                ["Name"] = name,
                ["Description"] = "",
                ["Type"] = "S3_POLICY",
                ["Content"] = content,
            }.ToJsonString();
    }

    [Fact]
    public async Task Members_may_ask_for_the_organization_and_nothing_else()
    {
        await using var clients = new SandboxClients();
        var dev = await clients.InAsync(SampleOrganization.Dev);
        Assert.Equal(
            SampleOrganization.Management,
            (await dev.CallAsync("organizations", "DescribeOrganization"))["Organization"]!["MasterAccountId"]!.ToString()
        );
        Assert.Equal("AccessDeniedException", await dev.CodeAsync("organizations", "ListRoots"));
    }
}
