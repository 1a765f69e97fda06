using System.Globalization;
using System.Text;
using ZeroTrust.Policy.Documents.Reading;

namespace ZeroTrust.Policy.Documents.Writing;

/// <summary>Writes JSON text.</summary>
internal static class JsonText
{
    /// <summary>A value without any space between its parts; what could not be read becomes null.</summary>
    public static string Minify(JsonValue value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return text.ToString();
    }

    /// <summary>A text as a JSON string.</summary>
    public static string Quote(string value)
    {
        var text = new StringBuilder();
        AppendString(text, value);
        return text.ToString();
    }

    public static void AppendString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            switch (c)
            {
                case '"':
                    text.Append("\\\"");
                    break;
                case '\\':
                    text.Append("\\\\");
                    break;
                case '\n':
                    text.Append("\\n");
                    break;
                case '\r':
                    text.Append("\\r");
                    break;
                case '\t':
                    text.Append("\\t");
                    break;
                default:
                    // Lone surrogates have no UTF-8 form: only as an escape do they survive being sent.
                    if (c < ' ' || c == '\u007F' || char.IsSurrogate(c))
                    {
                        text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                    }
                    else
                    {
                        text.Append(c);
                    }

                    break;
            }
        }
        text.Append('"');
    }

    private static void Append(StringBuilder text, JsonValue value)
    {
        switch (value.Kind)
        {
            case JsonKind.Object:
                text.Append('{');
                for (var i = 0; i < value.Members.Count; i++)
                {
                    if (i > 0)
                    {
                        text.Append(',');
                    }

                    AppendString(text, value.Members[i].Name);
                    text.Append(':');
                    Append(text, value.Members[i].Value);
                }
                text.Append('}');
                break;
            case JsonKind.Array:
                text.Append('[');
                for (var i = 0; i < value.Items.Count; i++)
                {
                    if (i > 0)
                    {
                        text.Append(',');
                    }

                    Append(text, value.Items[i]);
                }
                text.Append(']');
                break;
            case JsonKind.String:
                AppendString(text, value.Text);
                break;
            case JsonKind.Number:
                text.Append(value.Text);
                break;
            case JsonKind.True:
                text.Append("true");
                break;
            case JsonKind.False:
                text.Append("false");
                break;
            default:
                text.Append("null");
                break;
        }
    }
}
