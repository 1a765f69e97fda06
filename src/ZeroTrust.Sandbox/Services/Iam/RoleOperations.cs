using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.Iam;

/// <summary>Roles, their trust and their policies.</summary>
[Service("iam")]
internal static class RoleOperations
{
    private const int PoliciesPerRole = 10;

    public static JsonObject ListRoles(Call call) =>
        call.Page(
            call.Iam.Roles.Values.Where(role => role.Path.StartsWith(call.Text("PathPrefix") ?? "/", StringComparison.Ordinal))
                .Select(role => IamViews.Role(call.Iam, role, whole: false))
                .ToList()
        );

    public static JsonObject GetRole(Call call) => new() { ["Role"] = IamViews.Role(call.Iam, call.Role(), whole: true) };

    public static JsonObject ListRoleTags(Call call) =>
        call.Page(call.Role().Tags.Select(tag => (JsonNode)new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value }).ToList());

    public static JsonObject TagRole(Call call)
    {
        var role = call.OwnRole();
        role.Tags.SetPairs(call.Parts("Tags"));
        return [];
    }

    public static JsonObject CreateRole(Call call)
    {
        var name = call.Need("RoleName");
        if (call.Iam.Roles.ContainsKey(name))
        {
            throw IamLookup.Exists($"Role with name {name} already exists.");
        }

        var trust = call.Need("AssumeRolePolicyDocument");
        Check(trust, PolicyForm.Trust);
        var role = new RoleState
        {
            Name = name,
            Path = call.Text("Path") ?? "/",
            Id = call.World.Ids.Iam("AROA"),
            CreatedAt = call.Now,
            Trust = trust,
            Description = call.Text("Description"),
            MaximumSession = call.Number("MaxSessionDuration") ?? 3600,
            Boundary = call.Text("PermissionsBoundary"),
        };
        role.Tags.SetPairs(call.Parts("Tags"));
        call.Iam.Roles.Add(name, role);
        return new() { ["Role"] = IamViews.Role(call.Iam, role, whole: true) };
    }

    public static JsonObject CreateServiceLinkedRole(Call call)
    {
        var service = call.Need("AWSServiceName");
        var name = "AWSServiceRoleFor" + ServiceLinkedName(service);
        if (call.Iam.Roles.ContainsKey(name))
        {
            throw new ServiceError(
                "InvalidInput",
                $"Service role name {name} has been taken in this account, please try a different suffix."
            );
        }

        var role = new RoleState
        {
            Name = name,
            Path = $"/aws-service-role/{service}/",
            Id = call.World.Ids.Iam("AROA"),
            CreatedAt = call.Now,
            Description = call.Text("Description"),
            Trust = $$"""
                {
                  "Version": "2012-10-17",
                  "Statement": [
                    {
                      "Effect": "Allow",
                      "Principal": { "Service": "{{service}}" },
                      "Action": "sts:AssumeRole"
                    }
                  ]
                }
                """,
        };
        call.Iam.Roles.Add(name, role);
        return new() { ["Role"] = IamViews.Role(call.Iam, role, whole: true) };
    }

    public static JsonObject DeleteRole(Call call)
    {
        var role = call.OwnRole();
        if (role.Attached.Count > 0)
        {
            throw IamLookup.Conflict("Cannot delete entity, must detach all policies first.");
        }

        if (role.Inline.Count > 0)
        {
            throw IamLookup.Conflict("Cannot delete entity, must delete policies first.");
        }

        if (role.InstanceProfiles.Count > 0)
        {
            throw IamLookup.Conflict("Cannot delete entity, must remove roles from instance profile first.");
        }

        call.Iam.Roles.Remove(role.Name);
        return [];
    }

    public static JsonObject UpdateAssumeRolePolicy(Call call)
    {
        var role = call.OwnRole();
        var trust = call.Need("PolicyDocument");
        Check(trust, PolicyForm.Trust);
        role.Trust = trust;
        return [];
    }

    public static JsonObject AttachRolePolicy(Call call)
    {
        var role = call.OwnRole();
        var policy = call.Policy();
        if (!role.Attached.Contains(policy.Arn) && role.Attached.Count >= PoliciesPerRole)
        {
            throw IamLookup.Limit($"Cannot exceed quota for PoliciesPerRole: {PoliciesPerRole}");
        }

        role.Attached.Add(policy.Arn);
        return [];
    }

    public static JsonObject DetachRolePolicy(Call call)
    {
        var role = call.OwnRole();
        var arn = call.Need("PolicyArn");
        return role.Attached.Remove(arn) ? [] : throw IamLookup.NoSuchEntity($"Policy {arn} was not found.");
    }

    public static JsonObject PutRolePolicy(Call call)
    {
        var role = call.OwnRole();
        var document = call.Need("PolicyDocument");
        Check(document, PolicyForm.Identity);
        role.Inline[call.Need("PolicyName")] = document;
        return [];
    }

    public static JsonObject DeleteRolePolicy(Call call)
    {
        var role = call.OwnRole();
        var name = call.Need("PolicyName");
        return role.Inline.Remove(name) ? [] : throw IamLookup.NoSuchEntity($"The role policy with name {name} cannot be found.");
    }

    public static JsonObject ListAttachedRolePolicies(Call call) => UserOperations.AttachedPage(call, call.Role());

    public static JsonObject ListRolePolicies(Call call) => UserOperations.InlinePage(call, call.Role());

    public static JsonObject GetRolePolicy(Call call)
    {
        var role = call.Role();
        return UserOperations.InlinePolicy(call, role, "RoleName", role.Name);
    }

    internal static void Check(string document, PolicyForm kind)
    {
        if (PolicySyntax.Fault(document, kind) is { } fault)
        {
            throw new ServiceError("MalformedPolicyDocument", fault, 400);
        }
    }

    private static string ServiceLinkedName(string service) =>
        service switch
        {
            "config.amazonaws.com" => "Config",
            "guardduty.amazonaws.com" => "AmazonGuardDuty",
            "access-analyzer.amazonaws.com" => "AccessAnalyzer",
            "securityhub.amazonaws.com" => "SecurityHub",
            "cloudtrail.amazonaws.com" => "CloudTrail",
            "organizations.amazonaws.com" => "Organizations",
            _ => service.Split('.')[0],
        };
}
