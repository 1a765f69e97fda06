using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using ZeroTrust.Aws.Protocols.Codecs;
using ZeroTrust.Aws.Protocols.Shapes;
using ZeroTrust.Aws.Protocols.Values;

namespace ZeroTrust.Aws.Protocols.Clients;

/// <summary>Turns the HTTP response of any operation into the SDK's response or exception.</summary>
internal sealed class TableResponseUnmarshaller(OperationShape operation) : ResponseUnmarshaller
{
    private WireCodec Codec => WireCodec.For(operation.Service.Protocol);

    public override bool HasStreamingProperty => operation.Output.Payload is { Streaming: true };

    public override AmazonWebServiceResponse Unmarshall(UnmarshallerContext input)
    {
        var response = Response((TableUnmarshallerContext)input, HasStreamingProperty);
        var output = Codec.ReadResponse(operation, response);
        var result = output as AmazonWebServiceResponse ?? new UntypedResponse(output);
        result.ResponseMetadata = new ResponseMetadata { RequestId = response.RequestId };
        result.HttpStatusCode = (HttpStatusCode)response.Status;
        result.ContentLength = response.Body.Length;
        return result;
    }

    public override AmazonServiceException UnmarshallException(UnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var error = Codec.ReadError(operation.Service, Response((TableUnmarshallerContext)input, false));
        var sender = error.SenderFault ?? (int)statusCode < 500;
        var fault = new ServiceFault(error.Code, error.Message, statusCode)
        {
            RequestId = error.RequestId,
            ErrorType = sender ? ErrorType.Sender : ErrorType.Receiver,
            InnerException = innerException,
            Details = error.Details,
        };
        return operation.Service.Source.NewException(error.Details?.Shape.Index ?? -1, fault)
            ?? operation.Service.Source.NewException(-1, fault)
            ?? (fault.Details is not null
                ? new UntypedServiceException(fault)
                : new AmazonServiceException(fault.Message, innerException, fault.ErrorType, fault.Code, fault.RequestId, statusCode));
    }

    protected override UnmarshallerContext ConstructUnmarshallerContext(Stream responseStream, bool maintainResponseBody, IWebResponseData response, bool isException) =>
        new TableUnmarshallerContext(responseStream, response, isException);

    protected override UnmarshallerContext ConstructUnmarshallerContext(
        Stream responseStream, bool maintainResponseBody, IWebResponseData response, bool isException, IRequestContext requestContext) =>
        new TableUnmarshallerContext(responseStream, response, isException);

    private static WireResponse Response(TableUnmarshallerContext context, bool streaming)
    {
        var data = context.ResponseData;
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in data.GetHeaderNames()) headers[name] = data.GetHeaderValue(name);
        if (data.ContentLength == 0) headers["Content-Length"] = "0";
        if (streaming) return new WireResponse((int)data.StatusCode, headers, []) { Stream = context.Stream };
        using var body = new MemoryStream();
        context.Stream?.CopyTo(body);
        return new WireResponse((int)data.StatusCode, headers, body.ToArray());
    }
}
