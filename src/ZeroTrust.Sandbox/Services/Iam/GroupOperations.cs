using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.Iam;

/// <summary>Groups and who is in them.</summary>
[Service("iam")]
internal static class GroupOperations
{
    private const int GroupsPerUser = 10;
    private const int PoliciesPerGroup = 10;

    public static JsonObject ListGroups(Call call) =>
        call.Page(
            call.Iam.Groups.Values.Where(group => group.Path.StartsWith(call.Text("PathPrefix") ?? "/", StringComparison.Ordinal))
                .Select(group => IamViews.Group(call.Iam, group))
                .ToList()
        );

    public static JsonObject GetGroup(Call call)
    {
        var group = call.Group();
        var page = call.Page(group.Members.Select(name => IamViews.User(call.Iam, call.Iam.Users[name])).ToList());
        page["Group"] = IamViews.Group(call.Iam, group);
        return page;
    }

    public static JsonObject CreateGroup(Call call)
    {
        var name = call.Need("GroupName");
        if (call.Iam.Groups.ContainsKey(name))
        {
            throw IamLookup.Exists($"Group with name {name} already exists.");
        }

        var group = new GroupState
        {
            Name = name,
            Path = call.Text("Path") ?? "/",
            Id = call.World.Ids.Iam("AGPA"),
            CreatedAt = call.Now,
        };
        call.Iam.Groups.Add(name, group);
        return new() { ["Group"] = IamViews.Group(call.Iam, group) };
    }

    public static JsonObject DeleteGroup(Call call)
    {
        var group = call.Group();
        if (group.Members.Count > 0)
        {
            throw IamLookup.Conflict("Cannot delete entity, must remove users from group first.");
        }

        if (group.Attached.Count > 0)
        {
            throw IamLookup.Conflict("Cannot delete entity, must detach all policies first.");
        }

        if (group.Inline.Count > 0)
        {
            throw IamLookup.Conflict("Cannot delete entity, must delete policies first.");
        }

        call.Iam.Groups.Remove(group.Name);
        return [];
    }

    public static JsonObject AddUserToGroup(Call call)
    {
        var group = call.Group();
        var user = call.User();
        if (!group.Members.Contains(user.Name) && call.Iam.GroupsOf(user).Count() >= GroupsPerUser)
        {
            throw IamLookup.Limit($"Cannot exceed quota for GroupsPerUser: {GroupsPerUser}");
        }

        group.Members.Add(user.Name);
        return [];
    }

    public static JsonObject RemoveUserFromGroup(Call call)
    {
        var group = call.Group();
        var user = call.User();
        if (!group.Members.Remove(user.Name))
        {
            throw IamLookup.NoSuchEntity($"User {user.Name} is not in group {group.Name}.");
        }

        return [];
    }

    public static JsonObject AttachGroupPolicy(Call call)
    {
        var group = call.Group();
        var policy = call.Policy();
        if (!group.Attached.Contains(policy.Arn) && group.Attached.Count >= PoliciesPerGroup)
        {
            throw IamLookup.Limit($"Cannot exceed quota for PoliciesPerGroup: {PoliciesPerGroup}");
        }

        group.Attached.Add(policy.Arn);
        return [];
    }

    public static JsonObject DetachGroupPolicy(Call call)
    {
        var group = call.Group();
        var arn = call.Need("PolicyArn");
        return group.Attached.Remove(arn) ? [] : throw IamLookup.NoSuchEntity($"Policy {arn} was not found.");
    }

    public static JsonObject ListAttachedGroupPolicies(Call call) => UserOperations.AttachedPage(call, call.Group());

    public static JsonObject ListGroupPolicies(Call call) => UserOperations.InlinePage(call, call.Group());

    public static JsonObject GetGroupPolicy(Call call)
    {
        var group = call.Group();
        return UserOperations.InlinePolicy(call, group, "GroupName", group.Name);
    }
}
