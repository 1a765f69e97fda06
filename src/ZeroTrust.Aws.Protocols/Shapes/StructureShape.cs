using Amazon.Runtime;
using ZeroTrust.Aws.Protocols.Values;

namespace ZeroTrust.Aws.Protocols.Shapes;

/// <summary>A structure, union or error: its members in the order of their slots.</summary>
public sealed class StructureShape : Shape
{
    private readonly MemberShape[] _members;
    private readonly Lazy<Dictionary<string, MemberShape>> _byName;
    private readonly Lazy<Dictionary<string, MemberShape>> _byWireName;
    private ValueFactory? _factory;

    internal StructureShape(
        ServiceShape service,
        int index,
        string name,
        StructureTraits traits,
        Func<StructureShape, MemberShape[]> members
    )
        : base(ShapeKind.Structure)
    {
        Service = service;
        Index = index;
        Name = name;
        Traits = traits;
        _members = members(this);
        _byName = new(() => _members.ToDictionary(m => m.Name, StringComparer.Ordinal));
        _byWireName = new(() => ByWireName(_members));
    }

    /// <summary>The service that the structure belongs to.</summary>
    public ServiceShape Service { get; }

    /// <summary>The index in the service's table.</summary>
    public int Index { get; }

    /// <summary>The name in the model; the input and output of operation X are called <c>XRequest</c> and <c>XResponse</c>.</summary>
    public string Name { get; }

    /// <summary>The members, in slot order.</summary>
    public IReadOnlyList<MemberShape> Members => _members;

    /// <summary>The member that is the whole body of the message, where there is one.</summary>
    public MemberShape? Payload => Traits.Payload is { } name ? Member(name) : null;

    /// <summary>Whether exactly one member is set.</summary>
    public bool Union => Traits.Union;

    /// <summary>Whether the structure is an error.</summary>
    public bool Error => Traits.Error;

    /// <summary>Whether the members are events of a stream.</summary>
    public bool EventStream => Traits.EventStream;

    /// <summary>The error code that stands on the wire; for errors.</summary>
    public string ErrorCode => Traits.ErrorCode ?? Name;

    /// <summary>The HTTP status with which the error is sent, 400 (or 500 for a fault of the
    /// service) unless the model says otherwise.</summary>
    public int ErrorStatus => Traits.ErrorStatus ?? (Traits.Fault ? 500 : 400);

    /// <summary>Whether the error is the service's, not the caller's.</summary>
    public bool Fault => Traits.Fault;

    /// <summary>The name of the XML root element when the structure is a whole body.</summary>
    public string? WireName => Traits.LocationName;

    /// <summary>The XML namespace declared on the root element.</summary>
    public string? XmlNamespace => Traits.XmlNamespace;

    /// <summary>The prefix of <see cref="XmlNamespace"/>, when not the default namespace.</summary>
    public string? XmlPrefix => Traits.XmlPrefix;

    internal StructureTraits Traits { get; }

    internal override ValueFactory Factory => _factory ??= Service.Source.TypeOf(Index) ?? ValueFactory.Untyped;

    /// <summary>The member with this API name (case-sensitive), or null.</summary>
    /// <param name="name">The name as the model spells it.</param>
    public MemberShape? Member(string name) => _byName.Value.GetValueOrDefault(name);

    /// <summary>The member that stands in the body under this name, or null.</summary>
    /// <param name="wireName">The JSON property or XML element name.</param>
    public MemberShape? MemberOnWire(string wireName) => _byWireName.Value.GetValueOrDefault(wireName);

    /// <summary>A new, empty value: of the generated class where there is one, otherwise a <see cref="StructureValue"/>.</summary>
    public IStructure New() => Factory.NewStructure(this);

    /// <summary>The generated exception for this error, or null where there is none.</summary>
    /// <param name="fault">What the service answered.</param>
    public AmazonServiceException? NewException(ServiceFault fault) => Service.Source.NewException(Index, fault);

    private static Dictionary<string, MemberShape> ByWireName(MemberShape[] members)
    {
        var map = new Dictionary<string, MemberShape>(StringComparer.Ordinal);
        foreach (var member in members)
        {
            if (member.Location == MemberLocation.Body)
            {
                map.TryAdd(member.WireName, member);
            }
        }

        return map;
    }

    /// <inheritdoc />
    public override string ToString() => Name;
}
