using System.Text.Json.Nodes;
using ZeroTrust.Core.Plans;
using ZeroTrust.Policy;

namespace ZeroTrust.Core.Flow;

/// <summary>
/// The resources that AWS checks an action of a call against, where the call names them: facts of the Service Authorization Reference
/// (https://docs.aws.amazon.com/service-authorization/latest/reference/). Anything not stated here is
/// <c>*</c>: too wide is a nuisance, too narrow is a
/// change that stops half-way. A parameter that merely mentions an ARN (the policy of <c>iam:AttachGroupPolicy</c>) is not the resource.
/// </summary>
internal static class CallResources
{
    public static IReadOnlyList<string> Of(AwsCall call, AwsTarget target, string partition)
    {
        var account = target.AccountId;
        return call.Service switch
        {
            "s3" when Text(call, "Bucket") is { } bucket && call.Action.Contains("Bucket", StringComparison.Ordinal) =>
            [
                $"arn:{partition}:s3:::{bucket}",
            ],
            "s3"
                when Text(call, "Bucket") is { } bucket
                    && call.Action is "s3:PutEncryptionConfiguration" or "s3:PutLifecycleConfiguration" =>
            [
                $"arn:{partition}:s3:::{bucket}",
            ],
            "kms" when Text(call, "KeyId") is { } key && call.Operation is not ("CreateAlias" or "UpdateAlias" or "DeleteAlias") =>
            [
                Arn.IsMeant(key) && !key.Contains(":alias/", StringComparison.Ordinal)
                    ? key
                    : $"arn:{partition}:kms:{target.Region}:{account}:key/{(IsKeyId(key) ? key : "*")}",
            ],
            "iam" => Iam(call, $"arn:{partition}:iam::{account}:"),
            "ec2" when Text(call, "GroupId") is { } group && call.Operation.Contains("SecurityGroup", StringComparison.Ordinal) =>
            [
                $"arn:{partition}:ec2:{target.Region}:{account}:security-group/{group}",
            ],
            "cloudtrail" when Text(call, "Name") is { } trail && call.Operation is not "CreateTrail" && Arn.IsMeant(trail) => [trail],
            _ => ["*"],
        };
    }

    private static IReadOnlyList<string> Iam(AwsCall call, string prefix)
    {
        // Groups, users and roles can be under a path, which their ARN has and the call has not.
        if (Text(call, "GroupName") is { } group)
        {
            return Named(prefix + "group/", group);
        }

        if (Text(call, "UserName") is { } user)
        {
            return Named(prefix + "user/", user);
        }

        if (Text(call, "RoleName") is { } role)
        {
            return Named(prefix + "role/", role);
        }

        return Text(call, "PolicyArn") is { } policy ? [policy]
            : Text(call, "PolicyName") is { } name ? Named(prefix + "policy/", name)
            : ["*"];
    }

    private static IReadOnlyList<string> Named(string prefix, string name) => [prefix + name, prefix + "*/" + name];

    private static bool IsKeyId(string key) => !key.Contains('/', StringComparison.Ordinal) && !key.Contains(':', StringComparison.Ordinal);

    private static string? Text(AwsCall call, string parameter) =>
        call.Parameters[parameter] is JsonValue value && value.TryGetValue(out string? text) && text.Length > 0 ? text : null;
}
