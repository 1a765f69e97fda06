using System.Text;
using ZeroTrust.Aws.Protocols.Shapes;
using ZeroTrust.Aws.Protocols.Values;

namespace ZeroTrust.Aws.Protocols.Codecs;

/// <summary>The query protocol and its EC2 dialect: form parameters in, XML out.</summary>
internal sealed class QueryCodec(QueryDialect dialect) : WireCodec
{
    internal override OutgoingRequest WriteRequest(OperationShape operation, IStructure input)
    {
        var parameters = new List<KeyValuePair<string, string>>
        {
            new("Action", operation.Name),
            new("Version", operation.Service.ApiVersion),
        };
        new QueryWriter(dialect, parameters).Structure("", input);
        var request = new OutgoingRequest
        {
            Method = operation.Method,
            Path = operation.Uri,
            Body = FormParameters.Format(parameters),
        };
        request.Headers["Content-Type"] = "application/x-www-form-urlencoded; charset=utf-8";
        return request;
    }

    public override WireResponse WriteResponse(OperationShape operation, IStructure output, string requestId)
    {
        var body = XmlBodyWriter.Write(writer =>
            writer.Root(
                operation.Name + "Response",
                operation.Service.XmlNamespace,
                null,
                () => dialect.WriteResponse(writer, operation, () => writer.Members(output), requestId)
            )
        );
        return new WireResponse(200, Headers("text/xml;charset=UTF-8", requestId), body);
    }

    public override WireResponse WriteError(ServiceShape service, WireError error)
    {
        var body = XmlBodyWriter.Write(writer => dialect.WriteError(writer, service, error, () => XmlErrors.WriteDetails(writer, error)));
        return new WireResponse(error.Status, Headers("text/xml;charset=UTF-8", error.RequestId), body);
    }

    public override WireError ReadError(ServiceShape service, WireResponse response) => XmlErrors.Read(service, response);

    private protected override IStructure Read(OperationShape operation, WireRequest request)
    {
        var parameters = FormParameters.Parse(Encoding.UTF8.GetString(request.Body)).Concat(request.Query);
        var input = operation.Input.New();
        new QueryReader(dialect).Structure(QueryParameterTree.Of(parameters), input);
        return input;
    }

    private protected override IStructure Read(OperationShape operation, WireResponse response)
    {
        var output = operation.Output.New();
        if (response.Body.Length == 0 && operation.Output.Members.Count == 0 && dialect.MayAnswerNothing)
        {
            return output;
        }

        var root = XmlBodyReader.Parse(response.Body);

        // A proxy's page can be well-formed too; it must not pass for the answer of an operation without output.
        if (!root.Name.LocalName.EndsWith("Response", StringComparison.Ordinal))
        {
            throw new FormatException($"<{root.Name.LocalName}> is not <{operation.Name}Response>");
        }

        if (dialect.Result(operation, root) is { } result)
        {
            XmlBodyReader.Structure(result, output);
        }

        return output;
    }
}
