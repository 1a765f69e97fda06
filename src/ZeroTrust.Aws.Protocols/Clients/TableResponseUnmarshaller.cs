using System.Net;
using System.Text;
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
        var requestId = response.RequestId ?? RequestIdInBody(response);
        IStructure output;
        try
        {
            output = Codec.ReadResponse(operation, response);
        }
        catch (WireFormatException error)
        {
            throw new AmazonUnmarshallingException(requestId, operation.ToString(), "", error.Message, error);
        }

        var result = output as AmazonWebServiceResponse ?? new UntypedResponse(output);
        result.ResponseMetadata = new ResponseMetadata { RequestId = requestId };
        result.HttpStatusCode = (HttpStatusCode)response.Status;
        result.ContentLength = response.Body.Length;
        return result;
    }

    public override AmazonServiceException UnmarshallException(
        UnmarshallerContext input,
        Exception innerException,
        HttpStatusCode statusCode
    )
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
            ?? (
                fault.Details is not null
                    ? new UntypedServiceException(fault)
                    : new AmazonServiceException(fault.Message, innerException, fault.ErrorType, fault.Code, fault.RequestId, statusCode)
            );
    }

    protected override UnmarshallerContext ConstructUnmarshallerContext(
        Stream responseStream,
        bool maintainResponseBody,
        IWebResponseData response,
        bool isException
    ) => new TableUnmarshallerContext(responseStream, response, isException);

    protected override UnmarshallerContext ConstructUnmarshallerContext(
        Stream responseStream,
        bool maintainResponseBody,
        IWebResponseData response,
        bool isException,
        IRequestContext requestContext
    ) => new TableUnmarshallerContext(responseStream, response, isException);

    // Query services repeat the id in their answers; some that imitate them send it only there.
    private string? RequestIdInBody(WireResponse response)
    {
        if (operation.Service.Protocol is not (WireProtocol.Query or WireProtocol.Ec2))
        {
            return null;
        }

        var body = Encoding.UTF8.GetString(response.Body);
        foreach (var tag in (string[])["<RequestId>", "<requestId>"])
        {
            var start = body.LastIndexOf(tag, StringComparison.Ordinal);
            var end = start < 0 ? -1 : body.IndexOf("</", start, StringComparison.Ordinal);
            if (end > start)
            {
                return body[(start + tag.Length)..end].Trim();
            }
        }

        return null;
    }

    private static WireResponse Response(TableUnmarshallerContext context, bool streaming)
    {
        var data = context.ResponseData;
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in data.GetHeaderNames())
        {
            headers[name] = data.GetHeaderValue(name);
        }

        if (data.ContentLength == 0)
        {
            headers["Content-Length"] = "0";
        }

        if (streaming)
        {
            return new WireResponse((int)data.StatusCode, headers, []) { Stream = context.Stream };
        }

        using var body = new MemoryStream();
        context.Stream?.CopyTo(body);
        return new WireResponse((int)data.StatusCode, headers, body.ToArray());
    }
}
