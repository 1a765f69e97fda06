using System.Text.Json.Nodes;
using ZeroTrust.Policy;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.ResourceGroups;

/// <summary>Resource groups.</summary>
[Service("resource-groups")]
internal static class ResourceGroupOperations
{
    public static JsonObject ListGroups(Call call)
    {
        var page = call.Page(
            call.Here.Shelf("resource-groups/groups")
                .Values.Select(group =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["GroupName"] = group["Name"].AsText(),
                            ["GroupArn"] = group["GroupArn"].AsText(),
                            ["Description"] = group["Description"].AsText(),
                        }.Present()
                )
                .ToList()
        );
        page["Groups"] = page["GroupIdentifiers"]
            .AsObjects()
            .Select(entry => call.Here.Shelf("resource-groups/groups")[entry["GroupName"]!.ToString()].Copy())
            .Json();
        return page;
    }

    public static JsonObject CreateGroup(Call call)
    {
        var name = call.Need("Name");
        var shelf = call.Here.Shelf("resource-groups/groups");
        if (shelf.ContainsKey(name))
        {
            throw new ServiceError("BadRequestException", $"Cannot create group: group already exists");
        }

        var group = new JsonObject
        {
            ["GroupArn"] = call.Here.Arn("resource-groups", "group/" + name),
            ["Name"] = name,
            ["Description"] = call.Text("Description"),
        }.Present();
        shelf.Add(name, group);
        var answer = new JsonObject
        {
            ["Group"] = group.Copy(),
            ["ResourceQuery"] = call.Part("ResourceQuery")?.Copy(),
            ["Tags"] = call.Part("Tags")?.Copy(),
        }.Present();
        return answer;
    }

    public static JsonObject DeleteGroup(Call call)
    {
        var name = call.Text("GroupName") ?? call.Need("Group");
        name = Arn.TryParse(name, out var arn) ? arn.ResourceName : name;
        return call.Here.Shelf("resource-groups/groups").Remove(name, out var group)
            ? new() { ["Group"] = group }
            : throw new ServiceError("NotFoundException", "Cannot find group", 404);
    }
}
