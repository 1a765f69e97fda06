using System.Text.Json;
using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;
using ZeroTrust.Sandbox.State;

namespace ZeroTrust.Sandbox.Dump;

/// <summary>
/// The whole state as sorted JSON: two equal texts are two equal states. What AWS chooses and no
/// call can bring back is left out: unique ids and
/// creation times of IAM, ids of security group rules, and times of all kinds. A key that waits for
/// its deletion is shown as such, without the time.
/// </summary>
internal static class StateDump
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly IReadOnlyList<IServiceDump> Services = ServiceParts.All<IServiceDump>();

    private static readonly HashSet<string> Times = new(StringComparer.Ordinal)
    {
        "CreatedAt",
        "UpdatedAt",
        "createdAt",
        "creationTime",
        "CreationTime",
        "SubscribedAt",
        "-Since",
    };

    public static string Of(World world)
    {
        var root = new JsonObject { ["accounts"] = Map(world.Accounts, Account) };
        foreach (var service in Services)
        {
            service.Write(world, root);
        }

        return Sorted(root)!.ToJsonString(Indented);
    }

    internal static JsonObject Map<T>(IEnumerable<KeyValuePair<string, T>> items, Func<T, JsonObject> show) =>
        new(items.Select(item => KeyValuePair.Create(item.Key, (JsonNode?)show(item.Value))));

    private static JsonObject Account(AccountState account)
    {
        var regions = account
            .Regions.Select(static region => KeyValuePair.Create(region.Key, Region(region.Value)))
            .Where(static region => region.Value.Count > 0);
        var dump = new JsonObject { ["name"] = account.Name, ["regions"] = Map(regions, static region => region) };
        foreach (var service in Services)
        {
            service.Write(account, dump);
        }

        return dump;
    }

    /// <summary>A region that holds nothing gives an empty object.</summary>
    private static JsonObject Region(RegionState region)
    {
        var dump = new JsonObject();
        foreach (var service in Services)
        {
            service.Write(region, dump);
        }

        if (Map(region.Tags.Where(static tags => tags.Value.Count > 0), static tags => tags.Map()) is { Count: > 0 } tags)
        {
            dump["tags"] = tags;
        }

        foreach (var (kind, shelf) in region.Shelves.Where(static shelf => shelf.Value.Count > 0))
        {
            dump[kind] = Map(shelf, Timeless);
        }

        return dump;
    }

    private static JsonObject Timeless(JsonObject item) =>
        new(
            item.Where(static member => !Times.Contains(member.Key))
                .Select(static member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))
        );

    private static JsonNode? Sorted(JsonNode? node) =>
        node switch
        {
            JsonObject part => new JsonObject(
                part.OrderBy(member => member.Key, StringComparer.Ordinal)
                    .Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value)))
            ),
            JsonArray list => new JsonArray([.. list.Select(Sorted)]),
            _ => node?.DeepClone(),
        };
}
