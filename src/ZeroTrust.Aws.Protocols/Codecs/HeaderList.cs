using System.Text;
using ZeroTrust.Aws.Protocols.Shapes;

namespace ZeroTrust.Aws.Protocols.Codecs;

/// <summary>Lists in headers: separated by commas; text with commas or quotes is quoted; HTTP dates have a comma of their own.</summary>
internal static class HeaderList
{
    internal static string Format(ListShape shape, System.Collections.IEnumerable values)
    {
        var quoted = shape.Element.Kind == ShapeKind.String;
        var items = new List<string>();
        foreach (var value in values)
        {
            if (value is not null)
            {
                items.Add(Quote(HttpBindings.HeaderText(shape.Element, value), quoted));
            }
        }

        return string.Join(", ", items);
    }

    internal static object Parse(ListShape shape, string text)
    {
        var list = shape.NewList();
        var date = shape.Element.Kind == ShapeKind.Timestamp && HttpBindings.HeaderFormat(shape.Element) == TimestampFormat.Rfc822;
        foreach (var item in date ? SplitDates(text) : Split(text))
        {
            list.Add(HttpBindings.ParseHeader(shape.Element, item));
        }

        return list;
    }

    private static string Quote(string text, bool quotable) =>
        quotable && text.AsSpan().IndexOfAny(",\"") >= 0
            ? $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""
            : text;

    private static IEnumerable<string> SplitDates(string text)
    {
        var parts = text.Split(',');
        for (var i = 0; i + 1 < parts.Length; i += 2)
        {
            yield return parts[i].Trim() + "," + parts[i + 1];
        }

        if (parts.Length % 2 != 0)
        {
            throw new FormatException($"'{text}' is not a list of HTTP dates");
        }
    }

    private static List<string> Split(string text)
    {
        var items = new List<string>();
        var item = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted && c == '\\' && i + 1 < text.Length)
            {
                item.Append(text[++i]);
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                Flush();
            }
            else if (item.Length > 0 || quoted || !char.IsWhiteSpace(c))
            {
                item.Append(c);
            }
        }

        if (quoted)
        {
            throw new FormatException($"'{text}' ends inside quotes");
        }

        Flush();
        return items;

        void Flush()
        {
            items.Add(item.ToString().TrimEnd());
            item.Clear();
        }
    }
}
