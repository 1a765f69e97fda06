using ZeroTrust.Aws.Protocols.Values;

namespace ZeroTrust.Aws.Protocols.Shapes;

/// <summary>A list of values of one shape.</summary>
public sealed class ListShape : Shape
{
    private readonly ServiceShape _service;
    private readonly TypeReference _element;
    private ValueFactory? _factory;

    internal ListShape(ServiceShape service, TypeReference element, Traits traits)
        : base(ShapeKind.List)
    {
        _service = service;
        _element = element;
        ElementName = traits.LocationName;
        Flattened = traits.Flattened;
        ElementTraits = traits;
    }

    /// <summary>The shape of each element.</summary>
    public Shape Element => _service.Resolve(_element);

    /// <summary>The name of each element in XML and query parameters where the model gives one (<c>locationName</c>).</summary>
    public string? ElementName { get; }

    /// <summary>Whether the elements stand in the list's parent, without an element around them.</summary>
    public bool Flattened { get; }

    internal Traits ElementTraits { get; }

    /// <summary>A new, empty list that holds values of the element's type.</summary>
    public System.Collections.IList NewList() => Element.Factory.NewList();

    internal override ValueFactory Factory => _factory ??= Element.Factory.OfList();
}
