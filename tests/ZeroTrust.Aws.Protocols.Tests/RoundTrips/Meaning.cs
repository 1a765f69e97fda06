using System.Text.Json.Nodes;
using ZeroTrust.Aws.Protocols.Json;
using ZeroTrust.Aws.Protocols.Tests.Cases;
using ZeroTrust.Aws.Protocols.Values;

namespace ZeroTrust.Aws.Protocols.Tests.RoundTrips;

/// <summary>Compares structures by what a protocol can say: empty lists, maps and structures may vanish on the way.</summary>
internal static class Meaning
{
    internal static string? Difference(IStructure expected, IStructure actual) =>
        Difference(StructureJson.Write(expected), StructureJson.Write(actual));

    internal static string? Difference(JsonNode expected, JsonNode actual) =>
        Comparison.Json(Pruned(expected) ?? new JsonObject(), Pruned(actual) ?? new JsonObject());

    private static JsonNode? Pruned(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject json:
                var members = json.Select(p => KeyValuePair.Create(p.Key, Pruned(p.Value))).Where(p => p.Value is not null).ToList();
                return members.Count == 0 ? null : new JsonObject(members);
            case JsonArray array:
                var items = array.Select(Pruned).Where(i => i is not null).ToArray();
                return items.Length == 0 ? null : new JsonArray(items);
            default:
                return node?.DeepClone();
        }
    }
}
