using ZeroTrust.Policy;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.Iam;

/// <summary>Finds IAM's things by the names in a call, or refuses as IAM does.</summary>
internal static class IamLookup
{
    public static UserState User(this Call call, string member = "UserName") => call.UserNamed(call.Need(member));

    public static UserState UserNamed(this Call call, string name) =>
        call.Iam.Users.GetValueOrDefault(name) ?? throw NoSuchEntity($"The user with name {name} cannot be found.");

    public static UserState UserOrCaller(this Call call) =>
        call.Text("UserName") is { } name ? call.UserNamed(name)
        : call.Caller.Kind == CallerKind.User ? call.UserNamed(call.Caller.Name)
        : throw new ServiceError("ValidationError", "Must specify userName when calling with non-User credentials");

    public static GroupState Group(this Call call) =>
        call.Iam.Groups.GetValueOrDefault(call.Need("GroupName"))
        ?? throw NoSuchEntity($"The group with name {call.Text("GroupName")} cannot be found.");

    public static RoleState Role(this Call call) =>
        call.Iam.Roles.GetValueOrDefault(call.Need("RoleName"))
        ?? throw NoSuchEntity($"The role with name {call.Text("RoleName")} cannot be found.");

    public static RoleState OwnRole(this Call call)
    {
        var role = call.Role();
        return role.ServiceLinked
            ? throw new ServiceError(
                "UnmodifiableEntity",
                $"Cannot perform the operation on the protected role '{role.Name}' - this role is only modifiable by AWS",
                400
            )
            : role;
    }

    public static ManagedPolicyState Policy(this Call call)
    {
        var arn = call.Need("PolicyArn");
        if (!Arn.IsMeant(arn))
        {
            throw new ServiceError("InvalidInput", $"ARN {arn} is not valid.");
        }

        return call.Iam.Policy(arn) ?? throw NoSuchEntity($"Policy {arn} was not found.");
    }

    public static ManagedPolicyState OwnPolicy(this Call call)
    {
        var policy = call.Policy();
        return policy.AwsManaged ? throw new ServiceError("AccessDenied", $"Cannot modify AWS managed policy {policy.Arn}.", 403) : policy;
    }

    public static ServiceError NoSuchEntity(string message) => new("NoSuchEntity", message, 404);

    public static ServiceError Exists(string message) => new("EntityAlreadyExists", message, 409);

    public static ServiceError Conflict(string message) => new("DeleteConflict", message, 409);

    public static ServiceError Limit(string message) => new("LimitExceeded", message, 409);
}
