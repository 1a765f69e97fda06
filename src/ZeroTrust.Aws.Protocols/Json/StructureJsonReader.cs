using System.Text.Json;
using System.Text.Json.Nodes;
using ZeroTrust.Aws.Protocols.Codecs;
using ZeroTrust.Aws.Protocols.Shapes;
using ZeroTrust.Aws.Protocols.Values;

namespace ZeroTrust.Aws.Protocols.Json;

/// <summary>Reads structures from JSON and says exactly where it does not fit.</summary>
internal sealed class StructureJsonReader(bool requireRequired)
{
    internal IStructure Structure(JsonObject json, StructureShape shape, string path)
    {
        var value = shape.New();
        foreach (var (name, node) in json)
        {
            var member =
                shape.Member(name) ?? throw new StructureJsonException(path, $"there is no member '{name}'{Suggestion(shape, name)}");
            if (node is not null)
            {
                value[member.Index] = Value(node, member.Shape, $"{path}.{name}");
            }
        }

        if (requireRequired)
        {
            foreach (var member in shape.Members)
            {
                if (member.Required && value[member.Index] is null && !member.IdempotencyToken)
                {
                    throw new StructureJsonException(path, $"the member '{member.Name}' is required");
                }
            }
        }

        if (shape.Union && shape.Members.Count(m => value[m.Index] is not null) > 1)
        {
            throw new StructureJsonException(path, "only one member of a union can be set");
        }

        return value;
    }

    private object Value(JsonNode node, Shape shape, string path) =>
        shape switch
        {
            StructureShape structure => Structure(Expect<JsonObject>(node, path, "an object"), structure, path),
            ListShape list => List(Expect<JsonArray>(node, path, "an array"), list, path),
            MapShape map => Map(Expect<JsonObject>(node, path, "an object"), map, path),
            _ => Scalar(node, (ScalarShape)shape, path),
        };

    private object List(JsonArray json, ListShape shape, string path)
    {
        var list = shape.NewList();
        for (var i = 0; i < json.Count; i++)
        {
            var place = $"{path}[{i}]";
            if (json[i] is { } node)
            {
                list.Add(Value(node, shape.Element, place));
            }
            else if (shape.Element.Factory.HoldsNull)
            {
                list.Add(null);
            }
            else
            {
                throw new StructureJsonException(place, "null is not a value");
            }
        }

        return list;
    }

    private object Map(JsonObject json, MapShape shape, string path)
    {
        var map = shape.NewMap();
        foreach (var (key, node) in json)
        {
            var place = $"{path}['{key}']";
            if (node is not null)
            {
                map[key] = Value(node, shape.Value, place);
            }
            else if (shape.Value.Factory.HoldsNull)
            {
                map[key] = null;
            }
            else
            {
                throw new StructureJsonException(place, "null is not a value");
            }
        }

        return map;
    }

    private static object Scalar(JsonNode node, ScalarShape shape, string path)
    {
        try
        {
            using var json = JsonDocument.Parse(node.ToJsonString());
            return JsonBodyReader.Value(json.RootElement, shape, shape.TimestampFormat)!;
        }
        catch (FormatException e)
        {
            throw new StructureJsonException(path, e.Message, e);
        }
    }

    private static T Expect<T>(JsonNode node, string path, string expected)
        where T : JsonNode => node as T ?? throw new StructureJsonException(path, $"expected {expected}");

    private static string Suggestion(StructureShape shape, string name) =>
        shape.Members.FirstOrDefault(m => m.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } near
            ? $" (did you mean '{near.Name}'?)"
            : "";
}
