using System.Globalization;

namespace ZeroTrust.Aws.Protocols.Shapes;

/// <summary>Decodes single lines of a table.</summary>
internal static class ShapeTableLine
{
    internal static ServiceHeader Header(string line)
    {
        var header = new ServiceHeader();
        foreach (var field in line.Split('\t').Skip(1))
        {
            var value = field[2..];
            switch (field[0])
            {
                case 'i':
                    header.ServiceId = value;
                    break;
                case 'p':
                    header.Protocol = Enum.Parse<WireProtocol>(value);
                    break;
                case 'e':
                    header.EndpointPrefix = value;
                    break;
                case 'v':
                    header.ApiVersion = value;
                    break;
                case 's':
                    header.SigningName = value;
                    break;
                case 't':
                    header.TargetPrefix = value;
                    break;
                case 'j':
                    header.JsonVersion = value;
                    break;
                case 'x':
                    header.XmlNamespace = value;
                    break;
                case 'g':
                    header.GlobalEndpoint = value;
                    break;
                case 'q':
                    header.QueryCompatible = true;
                    break;
                default:
                    throw Unknown(field, line);
            }
        }

        return header;
    }

    internal static OperationShape Operation(ServiceShape service, int index, string line)
    {
        var fields = line.Split(' ');
        var operation = new OperationShape(service, index, fields[1], fields[2], fields[3], Number(fields[4]), Number(fields[5]));
        Dictionary<string, object>? context = null;
        foreach (var field in fields.AsSpan(6))
        {
            var value = field.Length > 2 ? field[2..] : "";
            switch (field[0])
            {
                case 'w':
                    operation.ResultWrapper = value;
                    break;
                case 'r':
                    operation.ResponseCode = Number(value);
                    break;
                case 'h':
                    operation.HostPrefix = value;
                    break;
                case 'a':
                    operation.Unsigned = true;
                    break;
                case 'k':
                    operation.ChecksumRequired = true;
                    break;
                case 'A':
                    operation.ChecksumAlgorithmMember = value;
                    break;
                case 'z':
                    operation.RequestCompression = value;
                    break;
                case 'y':
                    operation.UnsignedPayload = true;
                    break;
                case 'S':
                    var colon = value.IndexOf(':', StringComparison.Ordinal);
                    context ??= [];
                    context[value[..colon]] = value[(colon + 1)..] switch
                    {
                        "true" => true,
                        "false" => false,
                        var text => text,
                    };
                    break;
                default:
                    throw Unknown(field, line);
            }
        }

        if (context is not null)
        {
            operation.StaticContextParams = context;
        }

        return operation;
    }

    internal static Shape Shape(ServiceShape service, int index, string line)
    {
        if (line[0] == 'S')
        {
            return Structure(service, index, line);
        }

        var fields = line.Split(' ');
        var traits = Traits(fields.AsSpan(2), line);
        return line[0] switch
        {
            'L' => new ListShape(service, Type(fields[1], traits), traits),
            'M' => new MapShape(service, Type(fields[1], traits), traits),
            _ => throw Unknown(line, line),
        };
    }

    private static StructureShape Structure(ServiceShape service, int index, string line)
    {
        var parts = line.Split('\t');
        var head = parts[0].Split(' ');
        var traits = new StructureTraits { Error = head[0] == "SE" };
        foreach (var field in head.AsSpan(2))
        {
            var value = field.Length > 2 ? field[2..] : "";
            switch (field[0])
            {
                case 'P':
                    traits.Payload = value;
                    break;
                case 'U':
                    traits.Union = true;
                    break;
                case 'V':
                    traits.EventStream = true;
                    break;
                case 'F':
                    traits.Fault = true;
                    break;
                case 'C':
                    traits.ErrorCode = value;
                    break;
                case 'T':
                    traits.ErrorStatus = Number(value);
                    break;
                case 'n':
                    traits.LocationName = value;
                    break;
                case 'x':
                    traits.XmlNamespace = value;
                    break;
                case 'p':
                    traits.XmlPrefix = value;
                    break;
                default:
                    throw Unknown(field, line);
            }
        }

        return new StructureShape(service, index, head[1], traits, _ => Members(service, parts, line));
    }

    private static MemberShape[] Members(ServiceShape service, string[] parts, string line)
    {
        var members = new MemberShape[parts.Length - 1];
        for (var i = 0; i < members.Length; i++)
        {
            var fields = parts[i + 1].Split(' ');
            var required = fields[0].EndsWith('!');
            var traits = Traits(fields.AsSpan(2), line);
            members[i] = new MemberShape(service, i, required ? fields[0][..^1] : fields[0], Type(fields[1], traits), required, traits);
        }

        return members;
    }

    private static Traits Traits(ReadOnlySpan<string> fields, string line)
    {
        if (fields.Length == 0)
        {
            return Shapes.Traits.None;
        }

        var traits = new Traits();
        foreach (var field in fields)
        {
            var value = field.Length > 2 ? field[2..] : "";
            switch (field[0])
            {
                case 'n':
                    traits.LocationName = value;
                    break;
                case 'q':
                    traits.QueryName = value;
                    break;
                case 'k':
                    traits.KeyName = value;
                    break;
                case 'w':
                    traits.KeyNamespace = value;
                    break;
                case 'h':
                    traits.Location = MemberLocation.Header;
                    break;
                case 'H':
                    traits.Location = MemberLocation.Headers;
                    break;
                case '?':
                    traits.Location = MemberLocation.QueryString;
                    break;
                case 'u':
                    traits.Location = MemberLocation.Uri;
                    break;
                case 'c':
                    traits.Location = MemberLocation.StatusCode;
                    break;
                case 'a':
                    traits.XmlAttribute = true;
                    break;
                case 'f':
                    traits.Flattened = true;
                    break;
                case 'i':
                    traits.IdempotencyToken = true;
                    break;
                case 'j':
                    traits.JsonValue = true;
                    break;
                case 'l':
                    traits.HostLabel = true;
                    break;
                case 's':
                    traits.Streaming = true;
                    break;
                case 'x':
                    traits.XmlNamespace = value;
                    break;
                case 'p':
                    traits.XmlPrefix = value;
                    break;
                case 'e':
                    traits.ContextParam = value;
                    break;
                case 't':
                    traits.TimestampFormat = Format(value);
                    break;
                default:
                    throw Unknown(field, line);
            }
        }

        return traits;
    }

    private static TypeReference Type(string text, Traits traits) =>
        text switch
        {
            "s" => new(ScalarShape.String, -1),
            "b" => new(ScalarShape.Boolean, -1),
            "i" => new(ScalarShape.Integer, -1),
            "l" => new(ScalarShape.Long, -1),
            "f" => new(ScalarShape.Float, -1),
            "d" => new(ScalarShape.Double, -1),
            "B" => new(ScalarShape.Blob, -1),
            "D" => new(ScalarShape.Document, -1),
            "t" => new(Timestamp(traits.TimestampFormat), -1),
            _ => new(null, Number(text)),
        };

    private static ScalarShape Timestamp(TimestampFormat format) =>
        format switch
        {
            TimestampFormat.Iso8601 => ScalarShape.TimestampIso8601,
            TimestampFormat.UnixTimestamp => ScalarShape.TimestampUnix,
            TimestampFormat.Rfc822 => ScalarShape.TimestampRfc822,
            _ => ScalarShape.Timestamp,
        };

    private static TimestampFormat Format(string value) =>
        value switch
        {
            "i" => TimestampFormat.Iso8601,
            "u" => TimestampFormat.UnixTimestamp,
            _ => TimestampFormat.Rfc822,
        };

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private static FormatException Unknown(string field, string line) =>
        new($"The service table was written for another version of the runtime: '{field}' in '{line}' is not known. Regenerate it.");
}
