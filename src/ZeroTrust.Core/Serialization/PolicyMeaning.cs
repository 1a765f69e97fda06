using System.Text.Json;
using System.Text.Json.Nodes;

namespace ZeroTrust.Core.Serialization;

/// <summary>
/// Reduces a policy document to a form in which documents that AWS treats alike are equal: order of
/// members, statements and values, white space, and
/// "one value" against "list of one value" make no difference (IAM JSON policy reference, "grammar": most elements take either).
/// A text that is not a JSON object with unique members stays what it is, so that nothing malformed is ever called equal to something else.
/// </summary>
internal static class PolicyMeaning
{
    public static JsonNode Of(string document)
    {
        try
        {
            using var parsed = JsonDocument.Parse(document, new JsonDocumentOptions { MaxDepth = CoreJson.MaximumDepth / 2 });
            return parsed.RootElement.ValueKind == JsonValueKind.Object && Reduce(parsed.RootElement) is { } meaning
                ? meaning
                : JsonValue.Create(document);
        }
        catch (JsonException)
        {
            return JsonValue.Create(document);
        }
    }

    /// <summary>Null where a member is named twice: which one counts is then a matter of the parser.</summary>
    private static JsonNode? Reduce(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var members = new JsonObject();
                foreach (var member in element.EnumerateObject())
                {
                    if (members.ContainsKey(member.Name) || Reduce(member.Value) is not { } value)
                    {
                        return null;
                    }

                    // Version and Id are one value by grammar; for everything else one value and a list of one are the same.
                    members[member.Name] =
                        value is JsonArray || member.Name is "Version" or "Id" or "Sid" or "Effect" ? value : new JsonArray(value);
                }

                return members;
            case JsonValueKind.Array:
                var items = element.EnumerateArray().Select(Reduce).ToList();
                return items.Contains(null) ? null : FactComparison.Sorted(items);
            case JsonValueKind.String:
                return JsonValue.Create(element.GetString());
            default:
                // Condition values: true and "true", 5 and "5" are the same to IAM.
                return JsonValue.Create(element.GetRawText());
        }
    }
}
