using ZeroTrust.Aws.Protocols.Shapes;
using ZeroTrust.Aws.Protocols.Values;

namespace ZeroTrust.Aws.Protocols.Codecs;

/// <summary>Reads values from dotted form parameters. Parameters that the model does not know are skipped.</summary>
internal sealed class QueryReader(QueryDialect dialect)
{
    internal void Structure(QueryParameterTree node, IStructure into)
    {
        foreach (var member in into.Shape.Members)
        {
            var flat = dialect.Flat(member, member.Shape);
            var child =
                node.Child(flat && member.Shape is ListShape list ? dialect.FlatListName(member, list) : dialect.NameOf(member))
                ?? (flat && member.Shape is ListShape { ElementName: { } element } ? node.Child(element) : null);
            if (child is null)
            {
                continue;
            }

            try
            {
                into[member.Index] = Value(child, member.Shape, flat, member.TimestampFormat);
            }
            catch (FormatException e)
            {
                throw Place.In(into.Shape, member.Name, e);
            }
        }
    }

    private object Value(QueryParameterTree node, Shape shape, bool flat, TimestampFormat timestamp)
    {
        switch (shape)
        {
            case ListShape list:
                return List(node, list, flat);
            case MapShape map:
                return Map(node, map, flat);
            case StructureShape structure:
                var value = structure.New();
                Structure(node, value);
                return value;
            default:
                return ScalarText.Parse(
                    shape,
                    node.Value ?? throw new FormatException("the parameter has parts instead of a value"),
                    timestamp
                );
        }
    }

    private object List(QueryParameterTree node, ListShape shape, bool flat)
    {
        var list = shape.NewList();
        var elements = flat || node.Empty ? node : node.Child(shape.ElementName ?? "member") ?? node.Child("member") ?? node;
        foreach (var element in elements.Numbered())
        {
            list.Add(Nested(element, shape.Element));
        }

        return list;
    }

    private object Map(QueryParameterTree node, MapShape shape, bool flat)
    {
        var map = shape.NewMap();
        var entries = flat ? node : node.Child("entry") ?? new QueryParameterTree();
        foreach (var entry in entries.Numbered())
        {
            var key = entry.Child(shape.KeyName ?? "key")?.Value ?? throw new FormatException("a map entry has no key");
            if (entry.Child(shape.ValueName ?? "value") is { } value)
            {
                map[key] = Nested(value, shape.Value);
            }
        }

        return map;
    }

    private object Nested(QueryParameterTree node, Shape shape) =>
        Value(node, shape, dialect.Flat(null, shape), (shape as ScalarShape)?.TimestampFormat ?? TimestampFormat.ProtocolDefault);
}
