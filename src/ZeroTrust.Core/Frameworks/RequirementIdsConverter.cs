using System.Text.Json;
using System.Text.Json.Serialization;

namespace ZeroTrust.Core.Frameworks;

/// <summary>Reads and writes a list of ids, or lists by type of resource.</summary>
internal sealed class RequirementIdsConverter : JsonConverter<RequirementIds>
{
    public override RequirementIds Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.StartObject
            ? RequirementIds.Of(JsonSerializer.Deserialize<Dictionary<string, IReadOnlyList<string>>>(ref reader, options)!)
            : RequirementIds.Of(JsonSerializer.Deserialize<string[]>(ref reader, options)!);

    public override void Write(Utf8JsonWriter writer, RequirementIds value, JsonSerializerOptions options)
    {
        if (value.ByResourceType.Count > 0)
        {
            JsonSerializer.Serialize(writer, value.ByResourceType, options);
            return;
        }

        writer.WriteStartArray();
        foreach (var id in value)
        {
            writer.WriteStringValue(id);
        }

        writer.WriteEndArray();
    }
}
