using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using ZeroTrust.Facts;

namespace ZeroTrust.Core.Serialization;

/// <summary>Reduces a fact's JSON to what counts when two states are compared.</summary>
internal static class FactComparison
{
    public static JsonNode? Form(string factType, JsonNode? node) => Reduce(node, FactTypes.Find(factType));

    private static JsonNode? Reduce(JsonNode? node, Type? type) =>
        node switch
        {
            null => null,
            JsonObject members => Members(members, type),
            JsonArray items => Sorted(items.Select(item => Reduce(item, ElementOf(type)))),
            _ => node.DeepClone(),
        };

    private static JsonObject Members(JsonObject members, Type? type)
    {
        var result = new JsonObject();
        foreach (var (name, value) in members)
        {
            if (value is null)
            {
                continue;
            }

            if (ValueOfDictionary(type) is { } valueType)
            {
                result[name] = Reduce(value, valueType);
                continue;
            }

            var member = Find(type, name);
            if (member?.IsDefined(typeof(VolatileAttribute)) == true)
            {
                continue;
            }

            result[name] =
                member?.IsDefined(typeof(PolicyDocumentAttribute)) == true
                && value is JsonValue text
                && text.TryGetValue(out string? document)
                    ? PolicyMeaning.Of(document)
                    : Reduce(value, member?.PropertyType);
        }

        return result;
    }

    internal static JsonArray Sorted(IEnumerable<JsonNode?> items) =>
        new([
            .. items
                .Select(static item => (Item: item, Text: CanonicalJson.Write(item)))
                .OrderBy(static pair => pair.Text, StringComparer.Ordinal)
                .Select(static pair => pair.Item),
        ]);

    private static PropertyInfo? Find(Type? type, string jsonName) =>
        type?.GetProperties().FirstOrDefault(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name) == jsonName);

    private static Type? ElementOf(Type? type) => Argument(type, typeof(IReadOnlyList<>), 0);

    private static Type? ValueOfDictionary(Type? type) => Argument(type, typeof(IReadOnlyDictionary<,>), 1);

    private static Type? Argument(Type? type, Type definition, int index) =>
        type is { IsGenericType: true } && type.GetGenericTypeDefinition() == definition ? type.GetGenericArguments()[index] : null;
}
