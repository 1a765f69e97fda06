using System.Globalization;
using System.Text.Json;
using Amazon.Runtime.Documents;
using ZeroTrust.Aws.Protocols.Shapes;
using ZeroTrust.Aws.Protocols.Values;

namespace ZeroTrust.Aws.Protocols.Codecs;

/// <summary>
/// Reads values from the JSON of the json and rest-json protocols. Members that the model does
/// not know are skipped; a value of the wrong type
/// is a <see cref="FormatException"/> that names the place.
/// </summary>
internal static class JsonBodyReader
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 128 };

    /// <exception cref="FormatException">The bytes are not one JSON value.</exception>
    internal static JsonDocument Parse(byte[] body)
    {
        try
        {
            var json = JsonDocument.Parse(body, Options);
            CheckText(body);
            return json;
        }
        catch (JsonException e)
        {
            throw new FormatException("the body is not JSON: " + e.Message, e);
        }
        catch (InvalidOperationException e)
        {
            throw new FormatException("the body has text that is not Unicode", e);
        }
    }

    // The document checks its text only when asked for it, and then with an exception of another kind.
    private static void CheckText(byte[] body)
    {
        if (!System.Text.Unicode.Utf8.IsValid(body))
        {
            throw new FormatException("the body is not UTF-8");
        }

        if (body.AsSpan().IndexOf("\\u"u8) < 0)
        {
            return;
        }

        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = Options.MaxDepth });
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
            {
                reader.GetString();
            }
        }
    }

    internal static void Structure(JsonElement json, IStructure into)
    {
        Expect(json, JsonValueKind.Object);
        foreach (var property in json.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.Null || into.Shape.MemberOnWire(property.Name) is not { } member)
            {
                continue;
            }

            try
            {
                into[member.Index] = Value(property.Value, member.Shape, member.TimestampFormat);
            }
            catch (FormatException e)
            {
                throw Place.In(into.Shape, member.Name, e);
            }
        }
    }

    internal static object? Value(JsonElement json, Shape shape, TimestampFormat timestamp)
    {
        switch (shape.Kind)
        {
            case ShapeKind.String:
                return Text(json);
            case ShapeKind.Boolean:
                return Boolean(json);
            case ShapeKind.Integer:
                return json.ValueKind == JsonValueKind.Number && json.TryGetInt32(out var small)
                    ? small
                    : (int)Whole(json, int.MinValue, int.MaxValue);
            case ShapeKind.Long:
                return json.ValueKind == JsonValueKind.Number && json.TryGetInt64(out var large)
                    ? large
                    : (long)Whole(json, long.MinValue, long.MaxValue);
            case ShapeKind.Float:
                return json.ValueKind == JsonValueKind.Number ? json.GetSingle() : (float)ScalarText.ParseDouble(Text(json));
            case ShapeKind.Double:
                return json.ValueKind == JsonValueKind.Number ? json.GetDouble() : ScalarText.ParseDouble(Text(json));
            case ShapeKind.Timestamp:
                return json.ValueKind == JsonValueKind.Number
                    ? TimestampText.FromSeconds(Decimal(json))
                    : TimestampText.Parse(Text(json), timestamp);
            case ShapeKind.Blob:
                return ScalarText.Blob(Text(json));
            case ShapeKind.Document:
                return ToDocument(json);
            case ShapeKind.List:
                return List(json, (ListShape)shape);
            case ShapeKind.Map:
                return Map(json, (MapShape)shape);
            default:
                var structure = ((StructureShape)shape).New();
                Structure(json, structure);
                return structure;
        }
    }

    internal static Document ToDocument(JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                var members = new Dictionary<string, Document>(StringComparer.Ordinal);
                foreach (var property in json.EnumerateObject())
                {
                    members[property.Name] = ToDocument(property.Value);
                }

                return new Document(members);
            case JsonValueKind.Array:
                return new Document(json.EnumerateArray().Select(ToDocument).ToList());
            case JsonValueKind.String:
                return new Document(json.GetString()!);
            case JsonValueKind.True or JsonValueKind.False:
                return new Document(json.GetBoolean());
            case JsonValueKind.Number when json.TryGetInt32(out var small):
                return new Document(small);
            case JsonValueKind.Number when json.TryGetInt64(out var large):
                return new Document(large);
            case JsonValueKind.Number:
                return new Document(json.GetDouble());
            default:
                return default;
        }
    }

    private static object List(JsonElement json, ListShape shape)
    {
        Expect(json, JsonValueKind.Array);
        var element = shape.Element;
        var timestamp = (element as ScalarShape)?.TimestampFormat ?? TimestampFormat.ProtocolDefault;
        var list = shape.NewList();
        foreach (var item in json.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Null)
            {
                list.Add(Value(item, element, timestamp));
            }
            else if (element.Factory.HoldsNull)
            {
                list.Add(null);
            }
        }

        return list;
    }

    private static object Map(JsonElement json, MapShape shape)
    {
        Expect(json, JsonValueKind.Object);
        var content = shape.Value;
        var timestamp = (content as ScalarShape)?.TimestampFormat ?? TimestampFormat.ProtocolDefault;
        var map = shape.NewMap();
        foreach (var entry in json.EnumerateObject())
        {
            if (entry.Value.ValueKind != JsonValueKind.Null)
            {
                map[entry.Name] = Value(entry.Value, content, timestamp);
            }
            else if (content.Factory.HoldsNull)
            {
                map[entry.Name] = null;
            }
        }

        return map;
    }

    private static string Text(JsonElement json)
    {
        Expect(json, JsonValueKind.String);
        return json.GetString()!;
    }

    private static bool Boolean(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw Unexpected(json, "true or false"),
        };

    private static decimal Whole(JsonElement json, decimal least, decimal most)
    {
        var number = Decimal(json);
        return number == decimal.Truncate(number) && number >= least && number <= most
            ? number
            : throw new FormatException($"{number.ToString(CultureInfo.InvariantCulture)} is not an integer in range");
    }

    private static decimal Decimal(JsonElement json)
    {
        Expect(json, JsonValueKind.Number);
        return decimal.TryParse(json.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"{json.GetRawText()} is out of range");
    }

    private static void Expect(JsonElement json, JsonValueKind kind)
    {
        if (json.ValueKind != kind)
        {
            throw Unexpected(json, $"a JSON {kind.ToString().ToLowerInvariant()}");
        }
    }

    private static FormatException Unexpected(JsonElement json, string expected) =>
        new($"expected {expected}, found {json.ValueKind.ToString().ToLowerInvariant()}");
}
