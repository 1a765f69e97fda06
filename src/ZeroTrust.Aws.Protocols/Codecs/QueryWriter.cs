using System.Collections;
using ZeroTrust.Aws.Protocols.Shapes;
using ZeroTrust.Aws.Protocols.Values;

namespace ZeroTrust.Aws.Protocols.Codecs;

/// <summary>Writes values as dotted form parameters.</summary>
internal sealed class QueryWriter(QueryDialect dialect, List<KeyValuePair<string, string>> parameters)
{
    internal void Structure(string prefix, IStructure value)
    {
        foreach (var member in value.Shape.Members)
        {
            if (value[member.Index] is { } content)
            {
                Member(prefix, member, content);
            }
        }
    }

    private void Member(string prefix, MemberShape member, object value)
    {
        var flat = dialect.Flat(member, member.Shape);
        var name = flat && member.Shape is ListShape list ? dialect.FlatListName(member, list) : dialect.NameOf(member);
        Value(prefix + name, member.Shape, value, flat, member.TimestampFormat);
    }

    private void Value(string name, Shape shape, object value, bool flat, TimestampFormat timestamp)
    {
        switch (shape)
        {
            case StructureShape:
                Structure(name + ".", (IStructure)value);
                break;
            case ListShape list:
                List(name, list, (IEnumerable)value, flat);
                break;
            case MapShape map:
                Map(name, map, (IDictionary)value, flat);
                break;
            default:
                parameters.Add(new(name, ScalarText.Format(shape, value, timestamp)));
                break;
        }
    }

    private void List(string name, ListShape shape, IEnumerable values, bool flat)
    {
        var prefix = flat ? name : $"{name}.{shape.ElementName ?? "member"}";
        var index = 0;
        foreach (var value in values)
        {
            if (value is not null)
            {
                Nested($"{prefix}.{++index}", shape.Element, value);
            }
        }

        if (index == 0 && dialect.SendsEmptyLists)
        {
            parameters.Add(new(name, ""));
        }
    }

    private void Map(string name, MapShape shape, IDictionary values, bool flat)
    {
        var prefix = flat ? name : name + ".entry";
        var index = 0;
        foreach (DictionaryEntry entry in values)
        {
            if (entry.Value is null)
            {
                continue;
            }

            var position = $"{prefix}.{++index}";
            parameters.Add(new($"{position}.{shape.KeyName ?? "key"}", (string)entry.Key));
            Nested($"{position}.{shape.ValueName ?? "value"}", shape.Value, entry.Value);
        }
    }

    private void Nested(string name, Shape shape, object value) =>
        Value(name, shape, value, dialect.Flat(null, shape), (shape as ScalarShape)?.TimestampFormat ?? TimestampFormat.ProtocolDefault);
}
