namespace ZeroTrust.Aws.Protocols.Shapes;

/// <summary>One operation of a service: its HTTP binding, input, output and how it is protected.</summary>
public sealed class OperationShape
{
    private readonly int _input;
    private readonly int _output;

    internal OperationShape(ServiceShape service, int index, string name, string method, string uri, int input, int output)
    {
        Service = service;
        Index = index;
        Name = name;
        Method = method;
        Uri = uri;
        _input = input;
        _output = output;
    }

    /// <summary>The service that offers the operation.</summary>
    public ServiceShape Service { get; }

    /// <summary>The position among the operations of the service's table.</summary>
    public int Index { get; }

    /// <summary>The name in the API, for example <c>ListUsers</c>.</summary>
    public string Name { get; }

    /// <summary>The HTTP method.</summary>
    public string Method { get; }

    /// <summary>The path and literal query with labels in braces, for example <c>/detector/{detectorId}?x=y</c>.</summary>
    public string Uri { get; }

    /// <summary>The input; an empty structure where the model has none.</summary>
    public StructureShape Input => Service.Structure(_input);

    /// <summary>The output; an empty structure where the model has none.</summary>
    public StructureShape Output => Service.Structure(_output);

    /// <summary>The XML element inside the response that holds the output (query protocol).</summary>
    public string? ResultWrapper { get; internal set; }

    /// <summary>The HTTP status of success, 200 unless the model says otherwise.</summary>
    public int ResponseCode { get; internal set; } = 200;

    /// <summary>What precedes the host name, with labels in braces, or null.</summary>
    public string? HostPrefix { get; internal set; }

    /// <summary>Whether the operation is sent unsigned.</summary>
    public bool Unsigned { get; internal set; }

    /// <summary>Whether the body must carry a checksum.</summary>
    public bool ChecksumRequired { get; internal set; }

    /// <summary>The input member that chooses the checksum algorithm, or null.</summary>
    public string? ChecksumAlgorithmMember { get; internal set; }

    /// <summary>The encodings in which a large body may be sent, for example <c>gzip</c>; null when none.</summary>
    public string? RequestCompression { get; internal set; }

    /// <summary>Whether the payload is left out of the signature.</summary>
    public bool UnsignedPayload { get; internal set; }

    /// <summary>Endpoint rule parameters that the operation fixes: name to <c>true</c>, <c>false</c> or text.</summary>
    public IReadOnlyDictionary<string, object> StaticContextParams { get; internal set; } = EmptyContext;

    private static readonly IReadOnlyDictionary<string, object> EmptyContext = new Dictionary<string, object>();

    /// <inheritdoc />
    public override string ToString() => $"{Service.ServiceId} {Name}";
}
