using ZeroTrust.Sandbox.Calls;
using ZeroTrust.Sandbox.Services.Kms;
using ZeroTrust.Sandbox.Services.Sts;

namespace ZeroTrust.Sandbox.Access;

/// <summary>The resource that an action is checked on, and the policy that the resource carries.</summary>
internal static class ActionResources
{
    /// <summary>The resource of the main action of a call.</summary>
    public static RequiredAction Of(Call call, string action) => call.Service switch
    {
        "s3" => Bucket(call, action),
        "kms" => Key(call, action),
        "iam" => new(action, Iam(call)),
        "sts" when call.Operation.StartsWith("AssumeRole", StringComparison.Ordinal) => Trust(call, action),
        "organizations" => new(action, Organization(call)),
        "ec2" => new(action, Ec2(call)),
        "logs" when call.Text("logGroupName") is { } group => new(action, call.Here.Arn("logs", $"log-group:{group}:*")),
        "guardduty" when call.Text("DetectorId") is { } detector => new(action, call.Here.Arn("guardduty", "detector/" + detector)),
        "cloudtrail" when (call.Text("Name") ?? call.Text("TrailName")) is { } trail =>
            new(action, trail.StartsWith("arn:", StringComparison.Ordinal) ? trail : call.Here.Arn("cloudtrail", "trail/" + trail)),
        "accessanalyzer" when call.Text("analyzerName") is { } analyzer => new(action, call.Here.Arn("access-analyzer", "analyzer/" + analyzer)),
        "ssm" when call.Text("Name") is { } parameter => new(action, call.Here.Arn("ssm", "parameter/" + parameter.TrimStart('/'))),
        _ => new(action, "*"),
    };

    /// <summary>The role that a call hands to a service; null for none.</summary>
    public static string? PassedRole(Call call) => call.Text("DeliverLogsPermissionArn") ?? call.Part("ConfigurationRecorder")?["roleARN"].AsText();

    private static RequiredAction Bucket(Call call, string action)
    {
        if (call.Text("Bucket") is not { } name) return new(action, "*") { ResourceAccount = call.Caller.AccountId };
        var bucket = call.World.Bucket(name);
        var arn = "arn:aws:s3:::" + name + (call.Text("Key") is { } key ? "/" + key : "");
        return new(action, arn) { ResourceAccount = bucket?.AccountId ?? call.Caller.AccountId, ResourcePolicy = bucket?.Policy };
    }

    private static RequiredAction Key(Call call, string action)
    {
        var id = call.Text("KeyId") ?? call.Text("TargetKeyId");
        if (id is null) return new(action, "*");
        try
        {
            var key = KeyLookup.Find(call.World, call.Account.Id, call.Region, id, aliases: true);
            return new(action, key.Arn) { ResourcePolicy = key.Policy };
        }
        catch (ServiceError)
        {
            return new(action, "*"); // the operation itself says that there is no such key
        }
    }

    private static RequiredAction Trust(Call call, string action)
    {
        var (account, role) = StsOperations.Find(call);
        return new(action, account.Iam.Arn(role)) { ResourcePolicy = role.Trust };
    }

    private static string Iam(Call call)
    {
        if (call.Text("RoleName") is { } role) return call.Iam.Roles.TryGetValue(role, out var known) ? call.Iam.Arn(known) : call.Iam.Arn("role", call.Text("Path") ?? "/", role);
        if (call.Text("GroupName") is { } group) return call.Iam.Groups.TryGetValue(group, out var known) ? call.Iam.Arn(known) : call.Iam.Arn("group", call.Text("Path") ?? "/", group);
        if (call.Text("UserName") is { } user) return call.Iam.Users.TryGetValue(user, out var known) ? call.Iam.Arn(known) : call.Iam.Arn("user", "/", user);
        if (call.Text("PolicyArn") is { } policy) return policy;
        return call.Text("PolicyName") is { } name && call.Operation == "CreatePolicy" ? call.Iam.Arn("policy", call.Text("Path") ?? "/", name) : "*";
    }

    private static string Organization(Call call)
    {
        if (call.World.Organization is not { } organization) return "*";
        if (call.Text("PolicyId") is { } id && organization.Policies.TryGetValue(id, out var policy)) return organization.Arn(policy);
        return call.Text("TargetId") is { } target && organization.Nodes.TryGetValue(target, out var node) ? organization.Arn(node) : "*";
    }

    private static string Ec2(Call call)
    {
        if (call.Operation.StartsWith("Describe", StringComparison.Ordinal)) return "*";
        if (call.Text("GroupId") is { } group) return call.Here.Arn("ec2", "security-group/" + group);
        return call.Texts("FlowLogIds") is [var flowLog, ..] ? call.Here.Arn("ec2", "vpc-flow-log/" + flowLog) : "*";
    }
}
