using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services;

/// <summary>Answers of operations that only list what is on a shelf.</summary>
internal static class ShelfPages
{
    /// <summary>The descriptions on a shelf.</summary>
    public static JsonObject ShelfPage(this Call call, string shelf) => call.Page(call.Here.Shelf(shelf).Values.ToList<JsonNode>());

    /// <summary>The names on a shelf.</summary>
    public static JsonObject NamesPage(this Call call, string shelf) =>
        call.Page(call.Here.Shelf(shelf).Keys.Select(static name => (JsonNode)JsonValue.Create(name)).ToList());
}
