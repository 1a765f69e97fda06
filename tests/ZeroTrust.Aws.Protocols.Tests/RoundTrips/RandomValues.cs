using System.Collections;
using Amazon.Runtime.Documents;
using ZeroTrust.Aws.Protocols.Shapes;
using ZeroTrust.Aws.Protocols.Values;

namespace ZeroTrust.Aws.Protocols.Tests.RoundTrips;

/// <summary>Random values that the wire can carry: hard text in bodies, what HTTP allows in headers and hosts.</summary>
/// <param name="seed">Decides all of them.</param>
/// <param name="simple">
/// Leaves out what the AWS SDK's own clients lose: fractions of a second, which they read as floating-point numbers; structures with none
/// of one member, which they show as that member's value; and a text that they take for a constant of another case.
/// </param>
internal sealed class RandomValues(int seed, bool simple = false)
{
    private const int Deep = 3;
    private static readonly string[] Texts =
    [
        "plain",
        "two words",
        " edge ",
        "a+b%20c&d=e?f#g",
        "<tag attr=\"x\">&amp;</tag>",
        "\"quoted\"",
        "back\\slash",
        "line\nbreak\r\nmore\ttab",
        "ünïcödé",
        "日本語",
        "😀",
        "'single'",
        "{\"json\":[1]}",
        "]]>",
        "null",
        "true",
        "0",
    ];

    private readonly Random _random = new(seed);

    internal IStructure Structure(StructureShape shape, int depth = 0)
    {
        var value = shape.New();
        if (shape.Union)
        {
            var chosen = shape.Members[_random.Next(shape.Members.Count)];
            value[chosen.Index] = Value(chosen.Shape, depth + 1);
            return value;
        }

        foreach (var member in shape.Members)
        {
            var needed =
                member.Location == MemberLocation.Uri
                || member.HostLabel
                || member.IdempotencyToken
                || member.Required
                || member.Streaming
                || (simple && shape.Members.Count == 1);
            if (needed || _random.Next(3) > 0)
            {
                value[member.Index] = Member(member, depth);
            }
        }

        return value;
    }

    private object? Member(MemberShape member, int depth)
    {
        if (member.HostLabel)
        {
            return Word();
        }

        if (member.Location == MemberLocation.StatusCode)
        {
            return 200;
        }

        if (member.Location is MemberLocation.Header or MemberLocation.Headers)
        {
            return HeaderValue(member);
        }

        if (member.Location == MemberLocation.Uri && member.Shape.Kind == ShapeKind.String)
        {
            return Word() + (_random.Next(2) == 0 ? "" : "/a b&c%é");
        }

        if (member.Location == MemberLocation.QueryString && member.Shape is MapShape map)
        {
            return Map(map, depth, () => "tag-" + Word());
        }

        if (member.Location == MemberLocation.QueryString && member.Shape is ListShape { Element.Kind: ShapeKind.String } list)
        {
            // The SDK sorts the values of one parameter.
            var items = List(list, 0).Cast<string>().Order(StringComparer.Ordinal).ToList();
            return items;
        }

        return depth > Deep && member.Shape.Kind is ShapeKind.Structure or ShapeKind.List or ShapeKind.Map && !member.Required
            ? null
            : Value(member.Shape, depth + 1);
    }

    private object Value(Shape shape, int depth) =>
        shape.Kind switch
        {
            ShapeKind.String => Text(),
            ShapeKind.Boolean => _random.Next(2) == 0,
            ShapeKind.Integer => _random.Next(int.MinValue, int.MaxValue),
            ShapeKind.Long => _random.NextInt64(long.MinValue, long.MaxValue),
            ShapeKind.Float => (float)_random.NextDouble() * 1000,
            ShapeKind.Double => _random.Next(10) switch
            {
                0 => double.NaN,
                1 => double.NegativeInfinity,
                _ => _random.NextDouble() * 1e9,
            },
            ShapeKind.Timestamp => Time((ScalarShape)shape),
            ShapeKind.Blob => new MemoryStream(Bytes()),
            ShapeKind.Document => new Document(new Dictionary<string, Document> { ["a"] = new(1), ["b"] = new("x") }),
            ShapeKind.List => List((ListShape)shape, depth),
            ShapeKind.Map => Map((MapShape)shape, depth, () => Word() + Texts[_random.Next(Texts.Length)]),
            _ => Structure((StructureShape)shape, depth),
        };

    private IList List(ListShape shape, int depth)
    {
        var list = shape.NewList();
        for (var count = depth > Deep ? 0 : _random.Next(1, 4); count > 0; count--)
        {
            list.Add(Value(shape.Element, depth + 1));
        }

        return list;
    }

    private IDictionary Map(MapShape shape, int depth, Func<string> key)
    {
        var map = shape.NewMap();
        for (var count = depth > Deep ? 0 : _random.Next(1, 4); count > 0; count--)
        {
            map[key()] = Value(shape.Value, depth + 1);
        }

        return map;
    }

    private object HeaderValue(MemberShape member)
    {
        if (member.Location == MemberLocation.Headers)
        {
            return Map((MapShape)member.Shape, 0, Word, _ => Word());
        }

        if (member.Shape is not ListShape list)
        {
            return HeaderScalar(member.Shape);
        }

        var items = list.NewList();
        for (var count = _random.Next(1, 4); count > 0; count--)
        {
            items.Add(list.Element.Kind == ShapeKind.String && _random.Next(3) == 0 ? "a, \"b\" c" : HeaderScalar(list.Element));
        }

        return items;
    }

    private IDictionary Map(MapShape shape, int depth, Func<string> key, Func<Shape, object> value)
    {
        var map = shape.NewMap();
        for (var count = depth + _random.Next(1, 4); count > 0; count--)
        {
            map[key()] = value(shape.Value);
        }

        return map;
    }

    private object HeaderScalar(Shape shape) =>
        shape.Kind switch
        {
            ShapeKind.String => Word(),
            ShapeKind.Timestamp => DateTime.UnixEpoch.AddSeconds(_random.Next()),
            _ => Value(shape, 0),
        };

    private string Text() => Texts[_random.Next(Texts.Length)] is var text && simple && text == "null" ? "nil" : text;

    // An HTTP date has no fraction of a second.
    private DateTime Time(ScalarShape shape) =>
        DateTime
            .UnixEpoch.AddSeconds(_random.Next())
            .AddMilliseconds(simple || shape.TimestampFormat == TimestampFormat.Rfc822 ? 0 : _random.Next(1000));

    private string Word()
    {
        var word = new char[_random.Next(3, 9)];
        for (var i = 0; i < word.Length; i++)
        {
            word[i] = (char)('a' + _random.Next(26));
        }

        return new string(word);
    }

    private byte[] Bytes()
    {
        var bytes = new byte[_random.Next(1, 20)];
        _random.NextBytes(bytes);
        return bytes;
    }
}
