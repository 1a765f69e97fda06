using System.Collections;
using System.Globalization;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Amazon.Runtime.Documents;
using ZeroTrust.Aws.Protocols.Json;
using ZeroTrust.Aws.Protocols.Shapes;
using ZeroTrust.Aws.Protocols.Values;
using ZeroTrust.Aws.Sending;

namespace ZeroTrust.Aws.Writing;

/// <summary>Reads values of the API out of the classes of an official client.</summary>
internal sealed class OfficialAnswer(OfficialNames names)
{
    /// <summary>A structure that is a member of an operation's answer, as JSON with the API's names.</summary>
    public static JsonObject Json(OperationShape operation, string member, object source)
    {
        var shape = (StructureShape)operation.Output.Member(member)!.Shape;
        return StructureJson.Write(new OfficialAnswer(OfficialNames.Of(operation.Service)).Structure(source, shape));
    }

    /// <summary>The members that the object has and that are set.</summary>
    public IStructure Structure(object source, StructureShape shape)
    {
        var value = shape.New();
        if (OneValue.Stands(source.GetType(), shape))
        {
            value[0] = Value(source, shape.Members[0].Shape);
            return value;
        }

        foreach (var member in shape.Members)
        {
            if (names.Property(source.GetType(), shape, member)?.GetValue(source) is { } content)
            {
                value[member.Index] = Value(content, member.Shape);
            }
        }

        return value;
    }

    // Null for what the client shows in a form of its own, as S3's does with headers and metadata.
    private object? Value(object content, Shape shape) =>
        (shape.Kind, content) switch
        {
            (ShapeKind.Structure, _) => Structure(content, (StructureShape)shape),
            (ShapeKind.List, IList list) => List(list, (ListShape)shape),
            (ShapeKind.Map, IDictionary map) => Map(map, (MapShape)shape),
            (ShapeKind.String, string) => content,
            (ShapeKind.String, ConstantClass constant) => constant.Value,
            (ShapeKind.Boolean, bool) => content,
            (ShapeKind.Integer, int or long) => Convert.ToInt32(content, CultureInfo.InvariantCulture),
            (ShapeKind.Long, int or long) => Convert.ToInt64(content, CultureInfo.InvariantCulture),
            (ShapeKind.Long, DateTime time) => (long)(time.ToUniversalTime() - DateTime.UnixEpoch).TotalMilliseconds,
            (ShapeKind.Float, float) or (ShapeKind.Double, double) => content,
            (ShapeKind.Timestamp, DateTime time) => time.ToUniversalTime(),
            (ShapeKind.Blob, Stream) => content,
            (ShapeKind.Blob, string text) => new MemoryStream(Convert.FromBase64String(text)),
            (ShapeKind.Document, Document) => content,
            _ => null,
        };

    private IList List(IList contents, ListShape shape)
    {
        var list = shape.NewList();
        foreach (var content in contents)
        {
            list.Add(content is null ? null : Value(content, shape.Element));
        }

        return list;
    }

    private IDictionary Map(IDictionary contents, MapShape shape)
    {
        var map = shape.NewMap();
        foreach (DictionaryEntry entry in contents)
        {
            map[(string)entry.Key] = entry.Value is null ? null : Value(entry.Value, shape.Value);
        }

        return map;
    }
}
