using ZeroTrust.Policy.Conditions;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.Iam;

/// <summary>Users, groups, roles and policies.</summary>
[Service("iam")]
internal sealed class IamResources : IActionResources
{
    public RequiredAction Of(Call call, string action) => new(action, Resource(call));

    public RequestContext Keys(Call call, RequestContext context) =>
        call.Text("PolicyArn") is { } policy ? context.With("iam:PolicyARN", policy) : context;

    private static string Resource(Call call)
    {
        if (call.Text("RoleName") is { } role)
        {
            return call.Iam.Roles.TryGetValue(role, out var known)
                ? call.Iam.Arn(known)
                : call.Iam.Arn("role", call.Text("Path") ?? "/", role);
        }

        if (call.Text("GroupName") is { } group)
        {
            return call.Iam.Groups.TryGetValue(group, out var known)
                ? call.Iam.Arn(known)
                : call.Iam.Arn("group", call.Text("Path") ?? "/", group);
        }

        if (call.Text("UserName") is { } user)
        {
            return call.Iam.Users.TryGetValue(user, out var known) ? call.Iam.Arn(known) : call.Iam.Arn("user", "/", user);
        }

        if (call.Text("PolicyArn") is { } policy)
        {
            return policy;
        }

        return call.Text("PolicyName") is { } name && call.Operation == "CreatePolicy"
            ? call.Iam.Arn("policy", call.Text("Path") ?? "/", name)
            : "*";
    }
}
