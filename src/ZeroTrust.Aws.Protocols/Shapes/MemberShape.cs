using System.Runtime.CompilerServices;
using System.Text.Json;

namespace ZeroTrust.Aws.Protocols.Shapes;

/// <summary>One member of a structure: its name in the API, where it travels and how it is written.</summary>
public sealed class MemberShape
{
    private readonly ServiceShape _service;
    private readonly TypeReference _type;
    private readonly Traits _traits;
    private Shape? _shape;
    private StrongBox<JsonEncodedText>? _jsonName;

    internal MemberShape(ServiceShape service, int index, string name, TypeReference type, bool required, Traits traits)
    {
        _service = service;
        _type = type;
        _traits = traits;
        Index = index;
        Name = name;
        Required = required;
    }

    /// <summary>The position of the member in its structure, and of its value among the structure's slots.</summary>
    public int Index { get; }

    /// <summary>The name in the API model, as <c>aws --cli-input-json</c> takes it.</summary>
    public string Name { get; }

    /// <summary>The shape of the member's values.</summary>
    public Shape Shape => _shape ??= _service.Resolve(_type);

    /// <summary>Whether a request without this member is refused by the service.</summary>
    public bool Required { get; }

    /// <summary>The <c>locationName</c> of the model, where there is one.</summary>
    public string? LocationName => _traits.LocationName;

    /// <summary>The name on the wire in JSON and XML: <see cref="LocationName"/>, otherwise <see cref="Name"/>.</summary>
    public string WireName => _traits.LocationName ?? Name;

    /// <summary>The name that the EC2 protocol uses in requests instead of any other, where the model gives one.</summary>
    public string? QueryName => _traits.QueryName;

    /// <summary>Where in HTTP the member travels.</summary>
    public MemberLocation Location => _traits.Location;

    /// <summary>Whether the member is an attribute of its parent's XML element.</summary>
    public bool XmlAttribute => _traits.XmlAttribute;

    /// <summary>Whether the elements of this list or map stand directly in the parent: said by the member or by its shape.</summary>
    public bool Flattened =>
        _traits.Flattened
        || Shape switch
        {
            ListShape list => list.Flattened,
            MapShape map => map.Flattened,
            _ => false,
        };

    internal bool FlattenedHere => _traits.Flattened;

    /// <summary>Whether the client fills in a random identifier when the caller gives none.</summary>
    public bool IdempotencyToken => _traits.IdempotencyToken;

    /// <summary>Whether the text is itself JSON, sent base64-encoded in headers.</summary>
    public bool JsonValue => _traits.JsonValue;

    /// <summary>Whether the value is part of the host name.</summary>
    public bool HostLabel => _traits.HostLabel;

    /// <summary>Whether the blob is streamed instead of held in memory.</summary>
    public bool Streaming => _traits.Streaming;

    /// <summary>The namespace declared on the member's XML element.</summary>
    public string? XmlNamespace => _traits.XmlNamespace;

    /// <summary>The prefix of <see cref="XmlNamespace"/>, when not the default namespace.</summary>
    public string? XmlPrefix => _traits.XmlPrefix;

    /// <summary>The parameter of the endpoint rules that this member supplies.</summary>
    public string? ContextParam => _traits.ContextParam;

    /// <summary>The timestamp format that the member or its shape demands.</summary>
    public TimestampFormat TimestampFormat =>
        _traits.TimestampFormat != TimestampFormat.ProtocolDefault ? _traits.TimestampFormat
        : Shape is ScalarShape scalar ? scalar.TimestampFormat
        : TimestampFormat.ProtocolDefault;

    // Boxed, because clients of several threads share the shape and a structure could be seen half written.
    internal JsonEncodedText JsonName => (_jsonName ??= new(JsonEncodedText.Encode(WireName))).Value;

    /// <inheritdoc />
    public override string ToString() => $"{Index}: {Name} ({Shape.Kind})";
}
