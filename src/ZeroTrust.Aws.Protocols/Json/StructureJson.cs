using System.Collections;
using System.Globalization;
using System.Text.Json.Nodes;
using Amazon.Runtime.Documents;
using ZeroTrust.Aws.Protocols.Codecs;
using ZeroTrust.Aws.Protocols.Shapes;
using ZeroTrust.Aws.Protocols.Values;

namespace ZeroTrust.Aws.Protocols.Json;

/// <summary>
/// Structures as JSON with the names of the API, the form of <c>aws --cli-input-json</c> and of the
/// command line's output: timestamps are RFC 3339
/// text, blobs base64. Reading is strict: a misspelt member must not be lost on the way to a service.
/// </summary>
public static class StructureJson
{
    /// <summary>The members of a structure that are set.</summary>
    /// <param name="value">The structure.</param>
    public static JsonObject Write(IStructure value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var json = new JsonObject();
        foreach (var member in value.Shape.Members)
        {
            if (value[member.Index] is { } content)
            {
                json[member.Name] = Value(member.Shape, content);
            }
        }

        return json;
    }

    /// <summary>A structure, of the generated class where there is one.</summary>
    /// <param name="json">The members.</param>
    /// <param name="shape">What they are members of.</param>
    /// <param name="requireRequired">Whether members that the model requires must be there.</param>
    /// <exception cref="StructureJsonException">The JSON does not fit the shape.</exception>
    public static IStructure Read(JsonObject json, StructureShape shape, bool requireRequired = true)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(shape);
        return new StructureJsonReader(requireRequired).Structure(json, shape, shape.Name);
    }

    private static JsonNode? Value(Shape shape, object? value) =>
        shape.Kind switch
        {
            _ when value is null => null,
            ShapeKind.String => JsonValue.Create((string)value),
            ShapeKind.Boolean => JsonValue.Create((bool)value),
            ShapeKind.Integer => JsonValue.Create((int)value),
            ShapeKind.Long => JsonValue.Create((long)value),
            ShapeKind.Float => float.IsFinite((float)value)
                ? JsonValue.Create((float)value)
                : JsonValue.Create(ScalarText.Float((float)value)),
            ShapeKind.Double => double.IsFinite((double)value)
                ? JsonValue.Create((double)value)
                : JsonValue.Create(ScalarText.Double((double)value)),
            ShapeKind.Timestamp => JsonValue.Create(
                ((DateTime)value).ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture)
            ),
            ShapeKind.Blob => JsonValue.Create(Convert.ToBase64String(ScalarText.Bytes(value))),
            ShapeKind.Document => JsonNode.Parse(
                JsonBodyWriter.Write(writer => JsonBodyWriter.Value(writer, shape, (Document)value, TimestampFormat.ProtocolDefault))
            ),
            ShapeKind.List => List((ListShape)shape, (IEnumerable)value),
            ShapeKind.Map => Map((MapShape)shape, (IDictionary)value),
            _ => Write((IStructure)value),
        };

    private static JsonArray List(ListShape shape, IEnumerable values)
    {
        var json = new JsonArray();
        foreach (var value in values)
        {
            json.Add(Value(shape.Element, value));
        }

        return json;
    }

    private static JsonObject Map(MapShape shape, IDictionary values)
    {
        var json = new JsonObject();
        foreach (DictionaryEntry entry in values)
        {
            json[(string)entry.Key] = Value(shape.Value, entry.Value);
        }

        return json;
    }
}
