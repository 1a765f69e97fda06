using System.Collections;
using System.Text;
using ZeroTrust.Aws.Protocols.Shapes;
using ZeroTrust.Aws.Protocols.Values;

namespace ZeroTrust.Aws.Protocols.Codecs;

/// <summary>Members that travel outside the body (https://smithy.io/2.0/spec/http-bindings.html).</summary>
internal static class HttpBindings
{
    internal static TimestampFormat HeaderFormat(Shape shape, TimestampFormat format = TimestampFormat.ProtocolDefault)
    {
        if (format == TimestampFormat.ProtocolDefault && shape is ScalarShape scalar)
        {
            format = scalar.TimestampFormat;
        }

        return format == TimestampFormat.ProtocolDefault ? TimestampFormat.Rfc822 : format;
    }

    internal static string HeaderText(Shape shape, object value, TimestampFormat format = TimestampFormat.ProtocolDefault) =>
        shape is ListShape list
            ? HeaderList.Format(list, (IEnumerable)value)
            : ScalarText.Format(shape, value, HeaderFormat(shape, format));

    internal static object ParseHeader(Shape shape, string text, TimestampFormat format = TimestampFormat.ProtocolDefault) =>
        shape is ListShape list ? HeaderList.Parse(list, text) : ScalarText.Parse(shape, text, HeaderFormat(shape, format));

    internal static void WriteHeaders(IStructure value, IDictionary<string, string> headers)
    {
        foreach (var member in value.Shape.Members)
        {
            if (value[member.Index] is not { } content)
            {
                continue;
            }

            if (member.Location == MemberLocation.Header)
            {
                var text = HeaderText(member.Shape, content, member.TimestampFormat);
                headers[member.WireName] = member.JsonValue ? Convert.ToBase64String(Encoding.UTF8.GetBytes(text)) : text;
            }
            else if (member.Location == MemberLocation.Headers)
            {
                foreach (DictionaryEntry entry in (IDictionary)content)
                {
                    if (entry.Value is string text)
                    {
                        headers.TryAdd((member.LocationName ?? "") + entry.Key, text);
                    }
                }
            }
        }
    }

    internal static void ReadHeaders(IStructure into, IReadOnlyDictionary<string, string> headers, int status)
    {
        foreach (var member in into.Shape.Members)
        {
            try
            {
                if (ReadHeader(member, headers, status) is { } value)
                {
                    into[member.Index] = value;
                }
            }
            catch (FormatException e)
            {
                throw Place.In(into.Shape, member.Name, e);
            }
        }
    }

    internal static void WriteQuery(IStructure value, List<KeyValuePair<string, string?>> query)
    {
        // Named parameters win over entries of a map.
        foreach (var member in value.Shape.Members)
        {
            if (member.Location == MemberLocation.QueryString && member.Shape is not MapShape && value[member.Index] is { } content)
            {
                Query(query, member.WireName, member.Shape, content, member.TimestampFormat);
            }
        }

        var named = query.Select(p => p.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var member in value.Shape.Members)
        {
            if (
                member.Location != MemberLocation.QueryString
                || member.Shape is not MapShape map
                || value[member.Index] is not IDictionary entries
            )
            {
                continue;
            }

            foreach (DictionaryEntry entry in entries)
            {
                if (entry.Value is { } item && !named.Contains((string)entry.Key))
                {
                    Query(query, (string)entry.Key, map.Value, item, TimestampFormat.ProtocolDefault);
                }
            }
        }
    }

    internal static void ReadQuery(IStructure into, IReadOnlyList<KeyValuePair<string, string>> query, IEnumerable<string> literals)
    {
        var named = into
            .Shape.Members.Where(m => m.Location == MemberLocation.QueryString && m.Shape is not MapShape)
            .Select(m => m.WireName)
            .Concat(literals)
            .ToHashSet();
        foreach (var member in into.Shape.Members)
        {
            if (member.Location != MemberLocation.QueryString)
            {
                continue;
            }

            try
            {
                if (member.Shape is MapShape map)
                {
                    ReadQueryMap(into, member, map, query, named);
                }
                else if (query.Where(p => p.Key == member.WireName).Select(p => p.Value).ToArray() is { Length: > 0 } values)
                {
                    into[member.Index] = ParseQuery(member.Shape, values, member.TimestampFormat);
                }
            }
            catch (FormatException e)
            {
                throw Place.In(into.Shape, member.Name, e);
            }
        }
    }

    internal static string LabelText(MemberShape member, object value)
    {
        var text = ScalarText.Format(member.Shape, value, member.TimestampFormat);
        return text.Length > 0 ? text : throw new ArgumentException($"The path parameter '{member.Name}' must not be empty.");
    }

    private static object? ReadHeader(MemberShape member, IReadOnlyDictionary<string, string> headers, int status)
    {
        switch (member.Location)
        {
            case MemberLocation.StatusCode:
                return status;
            case MemberLocation.Header when headers.TryGetValue(member.WireName, out var text):
                if (member.JsonValue)
                {
                    text = Encoding.UTF8.GetString(ScalarText.Blob(text).ToArray());
                }

                return text.Length == 0 && member.Shape.Kind != ShapeKind.String && member.Shape.Kind != ShapeKind.List ? null
                    : text.Length == 0 && member.Shape is ListShape list ? list.NewList()
                    : ParseHeader(member.Shape, text, member.TimestampFormat);
            case MemberLocation.Headers:
                var prefix = member.LocationName ?? "";
                var map = ((MapShape)member.Shape).NewMap();
                foreach (var (name, value) in headers)
                {
                    // The length belongs to HTTP, not to the service; only an empty prefix could catch it.
                    if (
                        name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
                        && !name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)
                    )
                    {
                        map[name[prefix.Length..]] = value;
                    }
                }

                return map;
            default:
                return null;
        }
    }

    private static void ReadQueryMap(
        IStructure into,
        MemberShape member,
        MapShape map,
        IReadOnlyList<KeyValuePair<string, string>> query,
        HashSet<string> named
    )
    {
        var entries = map.NewMap();
        foreach (var group in query.Where(p => !named.Contains(p.Key)).GroupBy(p => p.Key))
        {
            entries[group.Key] = ParseQuery(map.Value, [.. group.Select(p => p.Value)], TimestampFormat.ProtocolDefault);
        }

        if (entries.Count > 0)
        {
            into[member.Index] = entries;
        }
    }

    private static object ParseQuery(Shape shape, string[] values, TimestampFormat format)
    {
        if (shape is not ListShape list)
        {
            return ScalarText.Parse(shape, values[0], format);
        }

        var items = list.NewList();
        foreach (var value in values)
        {
            items.Add(ScalarText.Parse(list.Element, value, ((ScalarShape)list.Element).TimestampFormat));
        }

        return items;
    }

    private static void Query(List<KeyValuePair<string, string?>> query, string name, Shape shape, object value, TimestampFormat format)
    {
        if (shape is not ListShape list)
        {
            query.Add(new(name, ScalarText.Format(shape, value, format)));
            return;
        }

        var element = (ScalarShape)list.Element;
        foreach (var item in (IEnumerable)value)
        {
            if (item is not null)
            {
                query.Add(new(name, ScalarText.Format(element, item, element.TimestampFormat)));
            }
        }
    }
}
