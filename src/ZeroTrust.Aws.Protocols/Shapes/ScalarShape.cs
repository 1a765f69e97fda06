using Amazon.Runtime.Documents;
using ZeroTrust.Aws.Protocols.Values;

namespace ZeroTrust.Aws.Protocols.Shapes;

/// <summary>A value without parts: text, number, truth value, timestamp, blob or document.</summary>
public sealed class ScalarShape : Shape
{
    private ScalarShape(ShapeKind kind, ValueFactory factory, TimestampFormat format = TimestampFormat.ProtocolDefault)
        : base(kind)
    {
        Factory = factory;
        TimestampFormat = format;
    }

    /// <summary>Text, enumerations included.</summary>
    public static ScalarShape String { get; } = new(ShapeKind.String, new ValueFactory<string>());

    /// <summary>True or false.</summary>
    public static ScalarShape Boolean { get; } = new(ShapeKind.Boolean, new ValueFactory<bool>());

    /// <summary>An integer of up to 32 bits.</summary>
    public static ScalarShape Integer { get; } = new(ShapeKind.Integer, new ValueFactory<int>());

    /// <summary>An integer of 64 bits.</summary>
    public static ScalarShape Long { get; } = new(ShapeKind.Long, new ValueFactory<long>());

    /// <summary>A 32-bit floating-point number.</summary>
    public static ScalarShape Float { get; } = new(ShapeKind.Float, new ValueFactory<float>());

    /// <summary>A 64-bit floating-point number.</summary>
    public static ScalarShape Double { get; } = new(ShapeKind.Double, new ValueFactory<double>());

    /// <summary>Bytes.</summary>
    public static ScalarShape Blob { get; } = new(ShapeKind.Blob, new ValueFactory<MemoryStream>());

    /// <summary>Any JSON value.</summary>
    public static ScalarShape Document { get; } = new(ShapeKind.Document, new ValueFactory<Document>());

    /// <summary>A timestamp written as the protocol prescribes.</summary>
    public static ScalarShape Timestamp { get; } = new(ShapeKind.Timestamp, new ValueFactory<DateTime>());

    /// <summary>A timestamp that is always written as RFC 3339.</summary>
    public static ScalarShape TimestampIso8601 { get; } = new(ShapeKind.Timestamp, new ValueFactory<DateTime>(), TimestampFormat.Iso8601);

    /// <summary>A timestamp that is always written in seconds since 1970.</summary>
    public static ScalarShape TimestampUnix { get; } =
        new(ShapeKind.Timestamp, new ValueFactory<DateTime>(), TimestampFormat.UnixTimestamp);

    /// <summary>A timestamp that is always written as an HTTP date.</summary>
    public static ScalarShape TimestampRfc822 { get; } = new(ShapeKind.Timestamp, new ValueFactory<DateTime>(), TimestampFormat.Rfc822);

    /// <summary>The format that the shape itself demands, for timestamps.</summary>
    public TimestampFormat TimestampFormat { get; }

    internal override ValueFactory Factory { get; }
}
