using ZeroTrust.Aws.Protocols.Shapes;
using ZeroTrust.Aws.Protocols.Values;

namespace ZeroTrust.Aws.Protocols.Codecs;

/// <summary>AWS JSON 1.0 and 1.1 (https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html).</summary>
internal sealed class JsonCodec : WireCodec
{
    internal override OutgoingRequest WriteRequest(OperationShape operation, IStructure input)
    {
        var service = operation.Service;
        var request = new OutgoingRequest
        {
            Method = operation.Method,
            Path = operation.Uri,
            Body = JsonBodyWriter.Write(input),
        };
        request.Headers["Content-Type"] = ContentType(service);
        request.Headers["X-Amz-Target"] = $"{service.TargetPrefix}.{operation.Name}";
        if (service.QueryCompatible)
        {
            request.Headers["x-amzn-query-mode"] = "true";
        }

        return request;
    }

    public override WireResponse WriteResponse(OperationShape operation, IStructure output, string requestId) =>
        new(200, Headers(ContentType(operation.Service), requestId), JsonBodyWriter.Write(output));

    public override WireResponse WriteError(ServiceShape service, WireError error) =>
        JsonErrors.Write(service, error, Headers(ContentType(service), error.RequestId));

    public override WireError ReadError(ServiceShape service, WireResponse response) => JsonErrors.Read(service, response);

    private protected override IStructure Read(OperationShape operation, WireRequest request) => Body(request.Body, operation.Input);

    private protected override IStructure Read(OperationShape operation, WireResponse response) => Body(response.Body, operation.Output);

    private static IStructure Body(byte[] body, StructureShape shape)
    {
        var value = shape.New();

        // Operations without output answer with nothing at all; one with members that answers nothing was cut off.
        if (body.Length == 0 && shape.Members.Count == 0)
        {
            return value;
        }

        using var json = JsonBodyReader.Parse(body);
        JsonBodyReader.Structure(json.RootElement, value);
        return value;
    }

    private static string ContentType(ServiceShape service) => "application/x-amz-json-" + service.JsonVersion;
}
