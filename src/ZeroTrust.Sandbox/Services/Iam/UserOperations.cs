using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.Iam;

/// <summary>Users, their keys, passwords and devices.</summary>
[Service("iam")]
internal static class UserOperations
{
    public static JsonObject ListUsers(Call call) =>
        call.Page(
            call.Iam.Users.Values.Where(user => user.Path.StartsWith(call.Text("PathPrefix") ?? "/", StringComparison.Ordinal))
                .Select(user =>
                {
                    var view = IamViews.User(call.Iam, user); // lists leave tags and boundary out
                    view.Remove("Tags");
                    view.Remove("PermissionsBoundary");
                    return view;
                })
                .ToList()
        );

    public static JsonObject GetUser(Call call)
    {
        if (call.Text("UserName") is null && call.Caller.Kind == CallerKind.Root)
        {
            return new()
            {
                ["User"] = new JsonObject
                {
                    ["Path"] = "/",
                    ["UserName"] = "root",
                    ["UserId"] = call.Account.Id,
                    ["Arn"] = call.Account.RootArn,
                    ["CreateDate"] = call.Now.Json(),
                },
            };
        }

        return new() { ["User"] = IamViews.User(call.Iam, call.UserOrCaller()) };
    }

    public static JsonObject ListAccessKeys(Call call)
    {
        var user = call.UserOrCaller();
        return call.Page(
            user.AccessKeys.Select(key => new JsonObject
            {
                ["UserName"] = user.Name,
                ["AccessKeyId"] = key.Id,
                ["Status"] = key.Status,
                ["CreateDate"] = key.CreatedAt.Json(),
            })
                .ToList()
        );
    }

    public static JsonObject GetAccessKeyLastUsed(Call call)
    {
        var id = call.Need("AccessKeyId");
        var (user, key) = call.Iam.Users.Values.SelectMany(u => u.AccessKeys.Select(k => (u, k))).FirstOrDefault(pair => pair.k.Id == id);
        if (key is null)
        {
            throw new ServiceError(
                "AccessDenied",
                $"User: {call.Caller.Arn} is not authorized to perform: iam:GetAccessKeyLastUsed on resource: access key {id}",
                403
            );
        }

        return new()
        {
            ["UserName"] = user.Name,
            ["AccessKeyLastUsed"] = new JsonObject
            {
                ["LastUsedDate"] = key.LastUsedAt?.Json(),
                ["ServiceName"] = key.LastUsedService,
                ["Region"] = key.LastUsedRegion,
            }.Present(),
        };
    }

    public static JsonObject UpdateAccessKey(Call call)
    {
        var user = call.UserOrCaller();
        var id = call.Need("AccessKeyId");
        if (call.Need("Status") is not ("Active" or "Inactive") and var status)
        {
            throw call.Invalid(
                $"Value '{status}' at 'status' failed to satisfy constraint: Member must satisfy enum value set: [Active, Inactive]"
            );
        }

        var key = user.AccessKeys.Find(k => k.Id == id) ?? throw IamLookup.NoSuchEntity($"The Access Key with id {id} cannot be found.");
        key.Status = call.Need("Status");
        return [];
    }

    public static JsonObject GetLoginProfile(Call call)
    {
        var user = call.UserOrCaller();
        if (user.PasswordCreatedAt is not { } created)
        {
            throw IamLookup.NoSuchEntity($"Login Profile for User {user.Name} cannot be found.");
        }

        return new()
        {
            ["LoginProfile"] = new JsonObject
            {
                ["UserName"] = user.Name,
                ["CreateDate"] = created.Json(),
                ["PasswordResetRequired"] = false,
            },
        };
    }

    public static JsonObject ListMFADevices(Call call)
    {
        var user = call.UserOrCaller();
        return call.Page(
            user.MfaDevices.Select(device => new JsonObject
            {
                ["UserName"] = user.Name,
                ["SerialNumber"] = device.Key,
                ["EnableDate"] = device.Value.Json(),
            })
                .ToList()
        );
    }

    public static JsonObject ListVirtualMFADevices(Call call)
    {
        var ofUsers = call.Iam.Users.Values.SelectMany(user =>
            user.MfaDevices.Where(device => IsVirtual(device.Key))
                .Select(device => new JsonObject
                {
                    ["SerialNumber"] = device.Key,
                    ["User"] = IamViews.User(call.Iam, user),
                    ["EnableDate"] = device.Value.Json(),
                })
        );
        var ofRoot = call
            .Iam.RootMfaDevices.Where(IsVirtual)
            .Select(serial => new JsonObject
            {
                ["SerialNumber"] = serial,
                ["User"] = new JsonObject
                {
                    ["Path"] = "/",
                    ["UserName"] = "root",
                    ["UserId"] = call.Account.Id,
                    ["Arn"] = call.Account.RootArn,
                    ["CreateDate"] = call.Now.Json(),
                },
            });
        var assigned = call.Text("AssignmentStatus") is not "Unassigned";
        return call.Page(assigned ? ofRoot.Concat(ofUsers).ToList() : []);
    }

    public static JsonObject ListGroupsForUser(Call call) =>
        call.Page(call.Iam.GroupsOf(call.User()).Select(group => IamViews.Group(call.Iam, group)).ToList());

    public static JsonObject ListAttachedUserPolicies(Call call) => AttachedPage(call, call.User());

    public static JsonObject ListUserPolicies(Call call) => InlinePage(call, call.User());

    public static JsonObject GetUserPolicy(Call call)
    {
        var user = call.User();
        return InlinePolicy(call, user, "UserName", user.Name);
    }

    internal static JsonObject AttachedPage(Call call, IdentityState holder) =>
        call.Page(holder.Attached.Select(IamViews.Attachment).ToList());

    internal static JsonObject InlinePage(Call call, IdentityState holder) =>
        call.Page(holder.Inline.Keys.Select(name => (JsonNode)JsonValue.Create(name)).ToList());

    internal static JsonObject InlinePolicy(Call call, IdentityState holder, string member, string name)
    {
        var policy = call.Need("PolicyName");
        if (!holder.Inline.TryGetValue(policy, out var document))
        {
            throw IamLookup.NoSuchEntity($"The {member[..^4].ToLowerInvariant()} policy with name {policy} cannot be found.");
        }

        return new()
        {
            [member] = name,
            ["PolicyName"] = policy,
            ["PolicyDocument"] = IamViews.Encoded(document),
        };
    }

    private static bool IsVirtual(string serial) => serial.Contains(":mfa/", StringComparison.Ordinal);
}
