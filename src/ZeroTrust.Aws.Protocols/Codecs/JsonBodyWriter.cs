using System.Collections;
using System.Text.Json;
using Amazon.Runtime.Documents;
using Amazon.Runtime.Documents.Internal.Transform;
using ZeroTrust.Aws.Protocols.Shapes;
using ZeroTrust.Aws.Protocols.Values;

namespace ZeroTrust.Aws.Protocols.Codecs;

/// <summary>Writes values as the JSON of the json and rest-json protocols.</summary>
internal static class JsonBodyWriter
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    internal static byte[] Write(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            write(writer);
        }

        return buffer.ToArray();
    }

    internal static byte[] Write(IStructure value) => Write(writer => Structure(writer, value));

    internal static void Structure(Utf8JsonWriter writer, IStructure value)
    {
        writer.WriteStartObject();
        Members(writer, value);
        writer.WriteEndObject();
    }

    internal static void Members(Utf8JsonWriter writer, IStructure value)
    {
        foreach (var member in value.Shape.Members)
        {
            if (member.Location != MemberLocation.Body || value[member.Index] is not { } content)
            {
                continue;
            }

            writer.WritePropertyName(member.JsonName);
            Value(writer, member.Shape, content, member.TimestampFormat);
        }
    }

    internal static void Value(Utf8JsonWriter writer, Shape shape, object? value, TimestampFormat timestamp)
    {
        switch (shape.Kind)
        {
            case var _ when value is null:
                writer.WriteNullValue();
                break;
            case ShapeKind.String:
                writer.WriteStringValue((string)value);
                break;
            case ShapeKind.Boolean:
                writer.WriteBooleanValue((bool)value);
                break;
            case ShapeKind.Integer:
                writer.WriteNumberValue((int)value);
                break;
            case ShapeKind.Long:
                writer.WriteNumberValue((long)value);
                break;
            case ShapeKind.Float:
                Float(writer, (float)value);
                break;
            case ShapeKind.Double:
                Double(writer, (double)value);
                break;
            case ShapeKind.Timestamp:
                Timestamp(writer, (DateTime)value, timestamp);
                break;
            case ShapeKind.Blob:
                writer.WriteBase64StringValue(ScalarText.Bytes(value));
                break;
            case ShapeKind.Document:
                DocumentMarshaller.Instance.Write(writer, (Document)value);
                break;
            case ShapeKind.List:
                List(writer, (ListShape)shape, (IEnumerable)value);
                break;
            case ShapeKind.Map:
                Map(writer, (MapShape)shape, (IDictionary)value);
                break;
            default:
                Structure(writer, (IStructure)value);
                break;
        }
    }

    private static void List(Utf8JsonWriter writer, ListShape shape, IEnumerable values)
    {
        var element = shape.Element;
        var timestamp = TimestampOf(element);
        writer.WriteStartArray();
        foreach (var value in values)
        {
            Value(writer, element, value, timestamp);
        }

        writer.WriteEndArray();
    }

    private static void Map(Utf8JsonWriter writer, MapShape shape, IDictionary values)
    {
        var content = shape.Value;
        var timestamp = TimestampOf(content);
        writer.WriteStartObject();
        foreach (DictionaryEntry entry in values)
        {
            writer.WritePropertyName((string)entry.Key);
            Value(writer, content, entry.Value, timestamp);
        }

        writer.WriteEndObject();
    }

    private static TimestampFormat TimestampOf(Shape shape) => (shape as ScalarShape)?.TimestampFormat ?? TimestampFormat.ProtocolDefault;

    private static void Timestamp(Utf8JsonWriter writer, DateTime value, TimestampFormat format)
    {
        if (format is TimestampFormat.ProtocolDefault or TimestampFormat.UnixTimestamp)
        {
            writer.WriteNumberValue(TimestampText.Seconds(value));
        }
        else
        {
            writer.WriteStringValue(TimestampText.Format(value, format));
        }
    }

    private static void Float(Utf8JsonWriter writer, float value)
    {
        if (float.IsFinite(value))
        {
            writer.WriteNumberValue(value);
        }
        else
        {
            writer.WriteStringValue(ScalarText.Float(value));
        }
    }

    private static void Double(Utf8JsonWriter writer, double value)
    {
        if (double.IsFinite(value))
        {
            writer.WriteNumberValue(value);
        }
        else
        {
            writer.WriteStringValue(ScalarText.Double(value));
        }
    }
}
