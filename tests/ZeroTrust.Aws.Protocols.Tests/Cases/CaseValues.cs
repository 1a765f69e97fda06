using System.Collections;
using System.Text;
using System.Text.Json.Nodes;
using ZeroTrust.Aws.Protocols.Codecs;
using ZeroTrust.Aws.Protocols.Shapes;
using ZeroTrust.Aws.Protocols.Values;

namespace ZeroTrust.Aws.Protocols.Tests.Cases;

/// <summary>Values as the case files write them: timestamps in seconds, blobs as plain text.</summary>
internal static class CaseValues
{
    internal static IStructure Read(JsonObject json, StructureShape shape)
    {
        var value = shape.New();
        foreach (var (name, node) in json)
        {
            var member = shape.Member(name) ?? throw new InvalidOperationException($"{shape.Name} has no member {name}");
            value[member.Index] = Value(node, member.Shape);
        }

        return value;
    }

    internal static JsonNode? Write(Shape shape, object? value) =>
        value switch
        {
            null => null,
            string s => JsonValue.Create(s),
            DateTime time => JsonValue.Create((double)TimestampText.Seconds(time)),
            Stream stream => JsonValue.Create(Encoding.UTF8.GetString(ScalarText.Bytes(stream))),
            float or double when !double.IsFinite(Convert.ToDouble(value)) => JsonValue.Create(ScalarText.Double(Convert.ToDouble(value))),
            float number => JsonValue.Create(double.Parse(ScalarText.Float(number), System.Globalization.CultureInfo.InvariantCulture)),
            double or int or long => JsonValue.Create(Convert.ToDouble(value)),
            bool yes => JsonValue.Create(yes),
            IStructure structure => Structure(structure),
            IDictionary map => new JsonObject(
                map.Keys.Cast<string>().Select(k => KeyValuePair.Create(k, Write(((MapShape)shape).Value, map[k])))
            ),
            IEnumerable list when shape is ListShape { Element: var element } => new JsonArray([
                .. list.Cast<object?>().Select(i => Write(element, i)),
            ]),
            _ => JsonNode.Parse(JsonBodyWriter.Write(w => JsonBodyWriter.Value(w, shape, value, default))),
        };

    internal static JsonObject Structure(IStructure value) =>
        new(
            value
                .Shape.Members.Where(m => value[m.Index] is not null)
                .Select(m => KeyValuePair.Create(m.Name, Write(m.Shape, value[m.Index])))
        );

    private static object? Value(JsonNode? node, Shape shape)
    {
        if (node is null)
        {
            return null;
        }

        switch (shape)
        {
            case StructureShape structure:
                return Read((JsonObject)node, structure);
            case ListShape list:
                var items = list.NewList();
                foreach (var item in (JsonArray)node)
                {
                    items.Add(Value(item, list.Element));
                }

                return items;
            case MapShape map:
                var entries = map.NewMap();
                foreach (var (key, item) in (JsonObject)node)
                {
                    entries[key] = Value(item, map.Value);
                }

                return entries;
        }

        return shape.Kind switch
        {
            ShapeKind.Blob => new MemoryStream(Encoding.UTF8.GetBytes(node.GetValue<string>())),
            ShapeKind.String => node is JsonValue v && v.TryGetValue<string>(out var text) ? text : node.ToJsonString(),
            ShapeKind.Document => JsonBodyReader.ToDocument(JsonBodyReader.Parse(Encoding.UTF8.GetBytes(node.ToJsonString())).RootElement),
            _ => JsonBodyReader.Value(JsonBodyReader.Parse(Encoding.UTF8.GetBytes(node.ToJsonString())).RootElement, shape, default),
        };
    }
}
