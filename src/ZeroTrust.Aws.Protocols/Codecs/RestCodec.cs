using System.Text;
using ZeroTrust.Aws.Protocols.Shapes;
using ZeroTrust.Aws.Protocols.Values;

namespace ZeroTrust.Aws.Protocols.Codecs;

/// <summary>The two REST protocols: HTTP bindings around a body.</summary>
internal sealed class RestCodec(RestBody body) : WireCodec
{
    internal override OutgoingRequest WriteRequest(OperationShape operation, IStructure input)
    {
        var template = new PathTemplate(operation.Uri);
        var request = new OutgoingRequest { Method = operation.Method, Path = template.Path };
        request.Query.AddRange(template.Literals);
        foreach (var member in operation.Input.Members)
        {
            if (member.Location == MemberLocation.Uri)
            {
                Label(request, member, input[member.Index], operation);
            }
        }

        HttpBindings.WriteQuery(input, request.Query);
        var contentType = WriteBody(
            input,
            operation.Service.XmlNamespace,
            operation.Input.Name,
            body.SendsEmptyBody,
            out var bytes,
            out var stream
        );
        request.Body = bytes;
        request.Stream = stream;
        if (contentType is not null)
        {
            request.Headers["Content-Type"] = contentType;
        }

        HttpBindings.WriteHeaders(input, request.Headers);
        return request;
    }

    public override WireResponse WriteResponse(OperationShape operation, IStructure output, string requestId)
    {
        var contentType = WriteBody(output, operation.Service.XmlNamespace, operation.Output.Name, true, out var bytes, out var stream);
        var headers = Headers(contentType ?? body.ContentType, requestId);
        headers["x-amz-request-id"] = requestId;
        HttpBindings.WriteHeaders(output, headers);
        var status = operation.ResponseCode;
        foreach (var member in operation.Output.Members)
        {
            if (member.Location == MemberLocation.StatusCode && output[member.Index] is int code)
            {
                status = code;
            }
        }

        return new WireResponse(status, headers, stream is null ? bytes ?? [] : ScalarText.Bytes(stream));
    }

    public override WireResponse WriteError(ServiceShape service, WireError error)
    {
        var headers = Headers(body.ContentType, error.RequestId);
        if (error.Details is { } details)
        {
            HttpBindings.WriteHeaders(details, headers);
        }

        return body.WriteError(service, error, headers);
    }

    public override WireError ReadError(ServiceShape service, WireResponse response) => body.ReadError(service, response);

    private protected override IStructure Read(OperationShape operation, WireRequest request)
    {
        var input = operation.Input.New();
        var template = new PathTemplate(operation.Uri);
        var labels = template.Match(request.Path) ?? throw new FormatException($"the path '{request.Path}' does not fit '{operation.Uri}'");
        foreach (var member in operation.Input.Members)
        {
            if (member.Location == MemberLocation.Uri && labels.TryGetValue(member.WireName, out var text))
            {
                input[member.Index] = ScalarText.Parse(member.Shape, text, member.TimestampFormat);
            }
        }

        HttpBindings.ReadQuery(input, request.Query, template.Literals.Select(l => l.Key));
        HttpBindings.ReadHeaders(input, request.Headers, 0);
        ReadBody(request.Body, null, input, emptyIsNothing: true);
        return input;
    }

    private protected override IStructure Read(OperationShape operation, WireResponse response)
    {
        var output = operation.Output.New();
        HttpBindings.ReadHeaders(output, response.Headers, response.Status);
        ReadBody(
            response.Body,
            response.Stream,
            output,
            emptyIsNothing: response.Status == 204 || response.Header("Content-Length") == "0"
        );
        var unread = output.Shape.Payload is null && output.Shape.Members.All(m => m.Location != MemberLocation.Body);
        if (
            unread
            && response.Body.Length > 0
            && response.Header("Content-Type")?.StartsWith(body.ContentType, StringComparison.OrdinalIgnoreCase) == true
        )
        {
            body.Check(response.Body);
        }

        return output;
    }

    private static void Label(OutgoingRequest request, MemberShape member, object? value, OperationShape operation)
    {
        if (value is null)
        {
            throw new ArgumentException($"{operation}: the path parameter '{member.Name}' is required.");
        }

        var text = HttpBindings.LabelText(member, value);
        var greedy = $"{{{member.WireName}+}}";
        request.Labels[request.Path.Contains(greedy, StringComparison.Ordinal) ? greedy : $"{{{member.WireName}}}"] = text;
    }

    /// <summary>The body of a message and its content type; null when there is no body.</summary>
    private string? WriteBody(IStructure value, string? xmlNamespace, string root, bool sendEmpty, out byte[]? bytes, out Stream? stream)
    {
        bytes = null;
        stream = null;
        if (value.Shape.Payload is { } payload)
        {
            return WritePayload(payload, value[payload.Index], xmlNamespace, out bytes, out stream);
        }

        var members = value.Shape.Members.Where(m => m.Location == MemberLocation.Body).ToArray();
        if (members.Length == 0 || !(sendEmpty || members.Any(m => value[m.Index] is not null)))
        {
            return null;
        }

        bytes = body.Write(value, root, xmlNamespace);
        return body.ContentType;
    }

    private string? WritePayload(MemberShape payload, object? value, string? xmlNamespace, out byte[]? bytes, out Stream? stream)
    {
        bytes = null;
        stream = null;
        switch (payload.Shape.Kind)
        {
            case var _ when value is null:
                if (payload.Shape is not StructureShape { Union: false } || !body.SendsEmptyBody)
                {
                    return null;
                }

                bytes = "{}"u8.ToArray();
                return body.ContentType;
            case ShapeKind.Blob when payload.Streaming:
                stream = (Stream)value;
                return "application/octet-stream";
            case ShapeKind.Blob:
                bytes = ScalarText.Bytes(value);
                return "application/octet-stream";
            case ShapeKind.String:
                bytes = Encoding.UTF8.GetBytes((string)value);
                return "text/plain";
            default:
                bytes = body.WritePayload(payload, value, xmlNamespace);
                return body.ContentType;
        }
    }

    private void ReadBody(byte[] bytes, Stream? stream, IStructure into, bool emptyIsNothing)
    {
        if (into.Shape.Payload is not { } payload)
        {
            var expected = into.Shape.Members.Any(m => m.Location == MemberLocation.Body);
            if (expected && !(bytes.Length == 0 && emptyIsNothing))
            {
                body.Read(bytes, into);
            }

            return;
        }

        try
        {
            switch (payload.Shape.Kind)
            {
                case ShapeKind.Blob when stream is not null:
                    into[payload.Index] = stream;
                    break;
                case ShapeKind.Blob:
                    if (bytes.Length > 0 || payload.Streaming)
                    {
                        into[payload.Index] = new MemoryStream(bytes);
                    }
                    break;
                case ShapeKind.String:
                    if (bytes.Length > 0)
                    {
                        into[payload.Index] = Encoding.UTF8.GetString(bytes);
                    }
                    break;
                default:
                    if (bytes.Length > 0)
                    {
                        into[payload.Index] = body.ReadPayload(bytes, payload);
                    }
                    break;
            }
        }
        catch (FormatException e)
        {
            throw Place.In(into.Shape, payload.Name, e);
        }
    }
}
