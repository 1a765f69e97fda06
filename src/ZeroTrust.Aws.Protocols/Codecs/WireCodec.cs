using ZeroTrust.Aws.Protocols.Shapes;
using ZeroTrust.Aws.Protocols.Values;

namespace ZeroTrust.Aws.Protocols.Codecs;

/// <summary>A wire protocol in both directions. Stateless; the tables say what there is to read and write.</summary>
public abstract class WireCodec
{
    private static readonly WireCodec Query = new QueryCodec(new QueryDialect());
    private static readonly WireCodec Ec2 = new QueryCodec(new Ec2Dialect());
    private static readonly WireCodec Json = new JsonCodec();
    private static readonly WireCodec RestJson = new RestCodec(new RestJsonBody());
    private static readonly WireCodec RestXml = new RestCodec(new RestXmlBody());

    private protected WireCodec() { }

    /// <summary>The codec of a protocol.</summary>
    /// <param name="protocol">The protocol.</param>
    public static WireCodec For(WireProtocol protocol) =>
        protocol switch
        {
            WireProtocol.Query => Query,
            WireProtocol.Ec2 => Ec2,
            WireProtocol.Json => Json,
            WireProtocol.RestJson => RestJson,
            WireProtocol.RestXml => RestXml,
            _ => throw new ArgumentOutOfRangeException(nameof(protocol), protocol, "Not a protocol."),
        };

    /// <summary>Server side: the input of an operation out of a request.</summary>
    /// <param name="operation">The operation that the request names.</param>
    /// <param name="request">The request.</param>
    /// <exception cref="WireFormatException">The request is malformed.</exception>
    public IStructure ReadRequest(OperationShape operation, WireRequest request)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(request);
        try
        {
            return Read(operation, request);
        }
        catch (FormatException e) when (e is not WireFormatException)
        {
            throw Place.In(operation, "request", e);
        }
    }

    /// <summary>Client side: the output of an operation out of a response.</summary>
    /// <param name="operation">The operation that was called.</param>
    /// <param name="response">A response with a status of success.</param>
    /// <exception cref="WireFormatException">The response is malformed.</exception>
    public IStructure ReadResponse(OperationShape operation, WireResponse response)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(response);
        if (operation.Output.Members.Any(m => m.Shape is StructureShape { EventStream: true }))
        {
            throw new WireFormatException($"{operation}: the response is a stream of events, which this client does not read.");
        }

        try
        {
            return Read(operation, response);
        }
        catch (FormatException e) when (e is not WireFormatException)
        {
            throw Place.In(operation, "response", e);
        }
    }

    /// <summary>Server side: the response that carries an output.</summary>
    /// <param name="operation">The operation that was called.</param>
    /// <param name="output">The output.</param>
    /// <param name="requestId">The request id.</param>
    public abstract WireResponse WriteResponse(OperationShape operation, IStructure output, string requestId);

    /// <summary>Server side: the response that carries an error.</summary>
    /// <param name="service">The service.</param>
    /// <param name="error">The error; its details may be left out.</param>
    public abstract WireResponse WriteError(ServiceShape service, WireError error);

    /// <summary>
    /// Client side: the error out of a response that is not a success. Never fails on what the body holds: an unreadable error is
    /// still an error, with the status as its code.
    /// </summary>
    /// <param name="service">The service.</param>
    /// <param name="response">The response.</param>
    public abstract WireError ReadError(ServiceShape service, WireResponse response);

    internal abstract OutgoingRequest WriteRequest(OperationShape operation, IStructure input);

    private protected abstract IStructure Read(OperationShape operation, WireRequest request);

    private protected abstract IStructure Read(OperationShape operation, WireResponse response);

    private protected static Dictionary<string, string> Headers(string contentType, string? requestId)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Content-Type"] = contentType };
        if (requestId is not null)
        {
            headers["x-amzn-RequestId"] = requestId;
        }

        return headers;
    }
}
