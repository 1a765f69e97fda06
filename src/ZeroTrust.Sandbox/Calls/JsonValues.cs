using System.Globalization;
using System.Text.Json.Nodes;

namespace ZeroTrust.Sandbox.Calls;

/// <summary>Short ways to read and write the JSON form of inputs and outputs.</summary>
internal static class JsonValues
{
    /// <summary>The text of a node; null when it is not a text.</summary>
    public static string? AsText(this JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>The texts of a list; empty when it is not a list.</summary>
    public static IReadOnlyList<string> AsTexts(this JsonNode? node) =>
        node is JsonArray array ? [.. array.Select(AsText).OfType<string>()] : [];

    /// <summary>The structures of a list; empty when it is not a list.</summary>
    public static IEnumerable<JsonObject> AsObjects(this JsonNode? node) => node is JsonArray array ? array.OfType<JsonObject>() : [];

    /// <summary>A whole number of a structure; null when absent.</summary>
    public static int? Whole(this JsonObject part, string name) =>
        part[name] is not JsonValue value ? null
        : value.TryGetValue<int>(out var number) ? number
        : value.TryGetValue<long>(out var wide) ? (int)wide
        : null;

    /// <summary>A truth value of a structure; null when absent.</summary>
    public static bool? Truth(this JsonObject part, string name) =>
        part[name] is JsonValue value && value.TryGetValue<bool>(out var flag) ? flag : null;

    /// <summary>A moment as inputs and outputs hold it.</summary>
    public static JsonNode Json(this DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Texts as a list.</summary>
    public static JsonArray Json(this IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode?)text)]);

    /// <summary>Structures as a list.</summary>
    public static JsonArray Json(this IEnumerable<JsonObject> parts) => new([.. parts]);

    /// <summary>Tags as the list of pairs that most services use.</summary>
    public static JsonArray Pairs(this IEnumerable<KeyValuePair<string, string>> tags, string key = "Key", string value = "Value") =>
        tags.Select(tag => new JsonObject { [key] = tag.Key, [value] = tag.Value }).Json();

    /// <summary>Tags as a map.</summary>
    public static JsonObject Map(this IEnumerable<KeyValuePair<string, string>> tags) =>
        new(tags.Select(tag => KeyValuePair.Create(tag.Key, (JsonNode?)tag.Value)));

    /// <summary>Writes a list of pairs into tags.</summary>
    public static void SetPairs(
        this IDictionary<string, string> tags,
        IEnumerable<JsonObject> pairs,
        string key = "Key",
        string value = "Value"
    )
    {
        foreach (var pair in pairs)
        {
            tags[pair[key].AsText() ?? ""] = pair[value].AsText() ?? "";
        }
    }

    /// <summary>Writes a map into tags.</summary>
    public static void SetMap(this IDictionary<string, string> tags, JsonObject? map)
    {
        foreach (var pair in map ?? [])
        {
            tags[pair.Key] = pair.Value.AsText() ?? "";
        }
    }

    /// <summary>A copy without members that are null.</summary>
    public static JsonObject Present(this JsonObject part)
    {
        foreach (var name in part.Where(member => member.Value is null).Select(member => member.Key).ToArray())
        {
            part.Remove(name);
        }

        return part;
    }

    /// <summary>A deep copy.</summary>
    public static JsonObject Copy(this JsonObject part) => part.DeepClone().AsObject();
}
