namespace ZeroTrust.Aws.Protocols.Shapes;

/// <summary>
/// A service: protocol, names, operations and errors. Made from a <see cref="ServiceTable"/>; the table is indexed on first use and every
/// shape is decoded only when somebody asks for it, so a client that calls one operation of a large service pays for that one.
/// </summary>
public sealed class ServiceShape
{
    private readonly Lazy<ShapeTable> _table;

    /// <summary>Describes the service of a table. Nothing is decoded yet.</summary>
    /// <param name="source">The table and the classes of its structures.</param>
    public ServiceShape(ServiceTable source)
    {
        Source = source;
        _table = new(() => new ShapeTable(this, source));
    }

    /// <summary>Where the shapes come from.</summary>
    public ServiceTable Source { get; }

    /// <summary>The service id, for example <c>CloudWatch Logs</c>.</summary>
    public string ServiceId => Header.ServiceId;

    /// <summary>The protocol.</summary>
    public WireProtocol Protocol => Header.Protocol;

    /// <summary>The endpoint prefix, for example <c>logs</c>.</summary>
    public string EndpointPrefix => Header.EndpointPrefix;

    /// <summary>The name in signatures and credential scopes.</summary>
    public string SigningName => Header.SigningName ?? Header.EndpointPrefix;

    /// <summary>The API version, for example <c>2010-05-08</c>.</summary>
    public string ApiVersion => Header.ApiVersion;

    /// <summary>The first part of <c>X-Amz-Target</c> (JSON protocol).</summary>
    public string? TargetPrefix => Header.TargetPrefix;

    /// <summary><c>1.0</c> or <c>1.1</c> (JSON protocol).</summary>
    public string JsonVersion => Header.JsonVersion ?? "1.0";

    /// <summary>The namespace of XML bodies.</summary>
    public string? XmlNamespace => Header.XmlNamespace;

    /// <summary>The one host of a service without regions, as the model states it.</summary>
    public string? GlobalEndpoint => Header.GlobalEndpoint;

    /// <summary>Whether errors carry the code of an older query API in <c>x-amzn-query-error</c>.</summary>
    public bool QueryCompatible => Header.QueryCompatible;

    /// <summary>The operations in the table.</summary>
    public IReadOnlyList<OperationShape> Operations => _table.Value.Operations;

    /// <summary>The error structures in the table.</summary>
    public IReadOnlyList<StructureShape> Errors => _table.Value.Errors;

    /// <summary>The number of structures, lists and maps in the table.</summary>
    public int ShapeCount => _table.Value.Count;

    private ServiceHeader Header => _table.Value.Header;

    /// <summary>The operation of this name, or null.</summary>
    /// <param name="name">The name in the API, case-sensitive.</param>
    public OperationShape? Operation(string name) => _table.Value.Operation(name);

    /// <summary>The operation at a position of the table.</summary>
    /// <param name="index">The position among the operations.</param>
    public OperationShape Operation(int index) => _table.Value.Operations[index];

    /// <summary>The structure at an index of the table.</summary>
    /// <param name="index">The index among structures, lists and maps.</param>
    public StructureShape Structure(int index) => (StructureShape)_table.Value.Shape(index);

    /// <summary>The error with this code or name, or null.</summary>
    /// <param name="code">The code on the wire, without namespace.</param>
    public StructureShape? Error(string code) => _table.Value.Error(code);

    internal Shape Resolve(TypeReference type) => type.Scalar ?? _table.Value.Shape(type.Index);

    /// <inheritdoc />
    public override string ToString() => $"{ServiceId} ({Protocol}, {ApiVersion})";
}
