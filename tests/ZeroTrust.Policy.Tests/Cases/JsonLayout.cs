using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ZeroTrust.Policy.Tests.Cases;

/// <summary>How case files are written: two spaces per level and a property per line, so that a change
/// shows as the lines that it changes. A list of
/// plain values stays on one line where it fits.</summary>
internal static class JsonLayout
{
    private const int LongestLine = 140;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text in that layout.</summary>
    /// <param name="json">Any JSON.</param>
    public static string Of(string json)
    {
        using var document = JsonDocument.Parse(json);
        var text = new StringBuilder();
        Write(text, document.RootElement, 0, 0);
        return text.Append('\n').ToString();
    }

    private static void Write(StringBuilder text, JsonElement value, int level, int column)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                Block(
                    text,
                    '{',
                    '}',
                    level,
                    value.EnumerateObject(),
                    (property, indent) =>
                    {
                        var name = Plain(property.Name) + ": ";
                        text.Append(name);
                        Write(text, property.Value, level + 1, indent + name.Length);
                    }
                );
                break;
            case JsonValueKind.Array when OneLine(value) is { } line && column + line.Length < LongestLine:
                text.Append(line);
                break;
            case JsonValueKind.Array:
                Block(text, '[', ']', level, value.EnumerateArray(), (item, indent) => Write(text, item, level + 1, indent));
                break;
            case JsonValueKind.String:
                text.Append(Plain(value.GetString()!));
                break;
            default:
                text.Append(value.GetRawText());
                break;
        }
    }

    private static void Block<T>(StringBuilder text, char open, char close, int level, IEnumerable<T> items, Action<T, int> write)
    {
        text.Append(open);
        var isFirst = true;
        foreach (var item in items)
        {
            text.Append(isFirst ? "\n" : ",\n").Append(' ', (level + 1) * 2);
            write(item, (level + 1) * 2);
            isFirst = false;
        }
        if (!isFirst)
        {
            text.Append('\n').Append(' ', level * 2);
        }
        text.Append(close);
    }

    /// <summary>A list of plain values on one line; null for a list that holds lists or objects.</summary>
    private static string? OneLine(JsonElement list)
    {
        if (list.EnumerateArray().Any(static item => item.ValueKind is JsonValueKind.Object or JsonValueKind.Array))
        {
            return null;
        }
        var items = list.EnumerateArray()
            .Select(static item => item.ValueKind == JsonValueKind.String ? Plain(item.GetString()!) : item.GetRawText());
        return $"[{string.Join(", ", items)}]";
    }

    private static string Plain(string text) => JsonSerializer.Serialize(text, Readable);
}
