using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.Iam;

/// <summary>One page over several lists at once, as GetAccountAuthorizationDetails and ListEntitiesForPolicy have them.</summary>
internal static class MixedPage
{
    /// <summary>Takes the next items and puts each into its own list.</summary>
    public static JsonObject Of(Call call, IReadOnlyList<(string List, JsonObject Item)> items, IReadOnlyList<string> lists, int size = 8)
    {
        var wrapped = items.Select(item => (JsonNode)new JsonObject { ["list"] = item.List, ["item"] = item.Item }).ToList();
        var page = call.Page(wrapped, size);
        var taken = page[call.Pages.List]!.AsArray();
        page.Remove(call.Pages.List);
        foreach (var list in lists)
        {
            page[list] = new JsonArray();
        }

        foreach (var entry in taken.OfType<JsonObject>())
        {
            page[entry["list"]!.ToString()]!.AsArray().Add(entry["item"]!.DeepClone());
        }

        return page;
    }
}
