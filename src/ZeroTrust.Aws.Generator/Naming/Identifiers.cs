using System.Text;

namespace ZeroTrust.Aws.Generator.Naming;

/// <summary>The SDK's rules for turning model names into C# names.</summary>
internal static class Identifiers
{
    /// <summary>A type or property name: the first letter is made large, what no identifier can hold is dropped.</summary>
    public static string Pascal(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var letter in name.Where(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_'))
        {
            text.Append(letter);
        }

        if (text.Length == 0 || char.IsAsciiDigit(text[0]))
        {
            text.Insert(0, '_');
        }

        text[0] = char.ToUpperInvariant(text[0]);
        return text.ToString();
    }

    /// <summary>
    /// A constant's name: every run of letters, digits and underscores starts with a large letter, what stands between is dropped
    /// ("us-east-1" is UsEast1, "http1.1" is Http11, "RSA_2048" stays).
    /// </summary>
    public static string Constant(string value)
    {
        var text = new StringBuilder(value.Length);
        var large = true;
        foreach (var letter in value)
        {
            if (char.IsAsciiLetterOrDigit(letter) || letter == '_')
            {
                text.Append(large ? char.ToUpperInvariant(letter) : letter);
                large = false;
            }
            else
            {
                large = true;
            }
        }

        if (text.Length == 0 || char.IsAsciiDigit(text[0]))
        {
            text.Insert(0, '_');
        }

        return text.ToString();
    }

    /// <summary>An exception's class name: it ends with "Exception", which also replaces "Fault".</summary>
    public static string Exception(string shape)
    {
        var name = Pascal(shape);
        if (name.EndsWith("Exception", StringComparison.Ordinal))
        {
            return name;
        }

        return (name.EndsWith("Fault", StringComparison.Ordinal) ? name[..^"Fault".Length] : name) + "Exception";
    }

    /// <summary>A C# string literal.</summary>
    public static string Literal(string? text)
    {
        if (text is null)
        {
            return "null";
        }

        var literal = new StringBuilder(text.Length + 2).Append('"');
        foreach (var letter in text)
        {
            _ = letter switch
            {
                '"' => literal.Append("\\\""),
                '\\' => literal.Append("\\\\"),
                < ' ' or > '~' => literal.Append(System.Globalization.CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"),
                _ => literal.Append(letter),
            };
        }

        return literal.Append('"').ToString();
    }
}
