using System.Globalization;
using Amazon.Runtime.Documents;
using ZeroTrust.Aws.Protocols.Shapes;

namespace ZeroTrust.Aws.Protocols.Codecs;

/// <summary>Scalars as text: in XML, query parameters, headers and labels.</summary>
internal static class ScalarText
{
    private const NumberStyles Number = NumberStyles.Float;

    internal static string Format(Shape shape, object value, TimestampFormat timestamp) =>
        shape.Kind switch
        {
            ShapeKind.String => (string)value,
            ShapeKind.Boolean => (bool)value ? "true" : "false",
            ShapeKind.Integer => ((int)value).ToString(CultureInfo.InvariantCulture),
            ShapeKind.Long => ((long)value).ToString(CultureInfo.InvariantCulture),
            ShapeKind.Float => Float((float)value),
            ShapeKind.Double => Double((double)value),
            ShapeKind.Timestamp => TimestampText.Format((DateTime)value, timestamp),
            ShapeKind.Blob => Convert.ToBase64String(Bytes(value)),
            ShapeKind.Document => ((Document)value).ToString() ?? "",
            _ => throw new ArgumentException($"A {shape.Kind} is not text.", nameof(shape)),
        };

    /// <exception cref="FormatException">The text is not such a value.</exception>
    internal static object Parse(Shape shape, string text, TimestampFormat timestamp)
    {
        switch (shape.Kind)
        {
            case ShapeKind.String:
                return text;
            case ShapeKind.Boolean:
                return Boolean(text);
            case ShapeKind.Integer when int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number):
                return number;
            case ShapeKind.Long when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number):
                return number;
            case ShapeKind.Float:
                return (float)ParseDouble(text);
            case ShapeKind.Double:
                return ParseDouble(text);
            case ShapeKind.Timestamp:
                return TimestampText.Parse(text, timestamp);
            case ShapeKind.Blob:
                return Blob(text);
            default:
                throw new FormatException($"'{text}' is not a {shape.Kind.ToString().ToLowerInvariant()}");
        }
    }

    internal static MemoryStream Blob(string base64)
    {
        try
        {
            return new MemoryStream(Convert.FromBase64String(base64.Trim()));
        }
        catch (FormatException e)
        {
            throw new FormatException("the text is not base64", e);
        }
    }

    internal static byte[] Bytes(object blob)
    {
        if (blob is MemoryStream memory)
        {
            return memory.ToArray();
        }

        var stream = (Stream)blob;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    internal static string Double(double value) =>
        double.IsPositiveInfinity(value) ? "Infinity"
        : double.IsNegativeInfinity(value) ? "-Infinity"
        : value.ToString("R", CultureInfo.InvariantCulture);

    internal static string Float(float value) =>
        float.IsPositiveInfinity(value) ? "Infinity"
        : float.IsNegativeInfinity(value) ? "-Infinity"
        : value.ToString("R", CultureInfo.InvariantCulture);

    internal static double ParseDouble(string text) =>
        text switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            _ when double.TryParse(text, Number, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => number,
            _ => throw new FormatException($"'{text}' is not a number"),
        };

    private static bool Boolean(string text) =>
        text.Equals("true", StringComparison.OrdinalIgnoreCase) || text == "1" ? true
        : text.Equals("false", StringComparison.OrdinalIgnoreCase) || text == "0" ? false
        : throw new FormatException($"'{text}' is neither true nor false");
}
