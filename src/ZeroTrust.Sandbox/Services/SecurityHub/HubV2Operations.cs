using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.SecurityHub;

/// <summary>Security Hub (V2) of a region, which is on or off whatever Security Hub CSPM is.</summary>
[Service("securityhub")]
internal static class HubV2Operations
{
    internal const string Shelf = "securityhub/hubv2";
    internal const string Hub = "default";

    public static JsonObject DescribeSecurityHubV2(Call call) =>
        call.Here.Shelf(Shelf).GetValueOrDefault(Hub)?.Copy()
        ?? throw new ServiceError("ResourceNotFoundException", $"Account {call.Account.Id} is not subscribed to AWS Security Hub", 404);

    public static JsonObject EnableSecurityHubV2(Call call)
    {
        var shelf = call.Here.Shelf(Shelf);
        if (!shelf.TryGetValue(Hub, out var hub))
        {
            hub = Made(call.Here, call.World.Ids.Uuid(), call.Now);
            shelf.Add(Hub, hub);
            if (call.Part("Tags") is { Count: > 0 } tags)
            {
                call.Here.TagsOf(hub["HubV2Arn"]!.ToString()).SetMap(tags);
            }
        }

        return new() { ["HubV2Arn"] = hub["HubV2Arn"]!.ToString() };
    }

    public static JsonObject DisableSecurityHubV2(Call call)
    {
        if (call.Here.Shelf(Shelf).Remove(Hub, out var hub))
        {
            call.Here.Tags.Remove(hub["HubV2Arn"]!.ToString());
        }

        return [];
    }

    /// <summary>A hub.</summary>
    internal static JsonObject Made(State.RegionState here, string id, DateTimeOffset at) =>
        new()
        {
            ["HubV2Arn"] = here.Arn("securityhub", "hubv2/" + id),
            ["SubscribedAt"] = at.Json(),
            ["Features"] = new JsonObject(),
        };
}
