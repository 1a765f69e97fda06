using ZeroTrust.Aws.Protocols.Values;

namespace ZeroTrust.Aws.Protocols.Shapes;

/// <summary>A map from text to values of one shape.</summary>
public sealed class MapShape : Shape
{
    private readonly ServiceShape _service;
    private readonly TypeReference _value;
    private ValueFactory? _factory;

    internal MapShape(ServiceShape service, TypeReference value, Traits traits)
        : base(ShapeKind.Map)
    {
        _service = service;
        _value = value;
        KeyName = traits.KeyName;
        ValueName = traits.LocationName;
        Flattened = traits.Flattened;
        ValueTraits = traits;
    }

    /// <summary>The shape of each value.</summary>
    public Shape Value => _service.Resolve(_value);

    /// <summary>The name of the key in XML and query parameters where the model gives one; otherwise <c>key</c>.</summary>
    public string? KeyName { get; }

    /// <summary>The name of the value in XML and query parameters where the model gives one; otherwise <c>value</c>.</summary>
    public string? ValueName { get; }

    /// <summary>Whether the entries stand in the map's parent, without an element around them.</summary>
    public bool Flattened { get; }

    internal Traits ValueTraits { get; }

    /// <summary>A new, empty dictionary from text to values of the map's type.</summary>
    public System.Collections.IDictionary NewMap() => Value.Factory.NewMap();

    internal override ValueFactory Factory => _factory ??= Value.Factory.OfMap();
}
