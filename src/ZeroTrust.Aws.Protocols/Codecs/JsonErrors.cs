using System.Text.Json;
using ZeroTrust.Aws.Protocols.Shapes;
using ZeroTrust.Aws.Protocols.Values;

namespace ZeroTrust.Aws.Protocols.Codecs;

/// <summary>Errors of the JSON protocols: the code in a header or in the body, the message under <c>message</c> in any case.</summary>
internal static class JsonErrors
{
    internal static WireResponse Write(ServiceShape service, WireError error, Dictionary<string, string> headers)
    {
        headers["x-amzn-ErrorType"] = error.Code;
        if (service.QueryCompatible)
        {
            headers["x-amzn-query-error"] = $"{error.Code};{(error.Status >= 500 ? "Receiver" : "Sender")}";
        }

        var body = JsonBodyWriter.Write(writer =>
        {
            writer.WriteStartObject();
            if (service.Protocol == WireProtocol.Json)
            {
                writer.WriteString("__type", Shape(service, error.Code)?.Name ?? error.Code);
            }

            if (error.Message is { } message)
            {
                writer.WriteString(MessageMember(error.Details?.Shape ?? Shape(service, error.Code)), message);
            }

            if (error.Details is { } details)
            {
                if (error.Message is not null && details.Shape.Member(MessageMember(details.Shape)) is { } member)
                {
                    details[member.Index] = null;
                }

                JsonBodyWriter.Members(writer, details);
            }

            writer.WriteEndObject();
        });
        return new WireResponse(error.Status, headers, body);
    }

    internal static WireError Read(ServiceShape service, WireResponse response)
    {
        JsonDocument? json = null;
        try
        {
            if (response.Body.Length > 0)
            {
                json = JsonBodyReader.Parse(response.Body);
            }
        }
        catch (FormatException)
        {
            // The status still says that the call failed; a proxy's HTML page is no reason to hide that.
        }

        using (json)
        {
            var root = json?.RootElement is { ValueKind: JsonValueKind.Object } element ? element : default(JsonElement?);
            var modelled = Sanitize(
                response.Header("x-amzn-errortype") ?? Text(root, "__type") ?? Text(root, "code") ?? Text(root, "Code")
            );
            var (code, sender) = QueryCode(service, response, modelled);
            var shape = modelled is null ? null : service.Error(modelled) ?? (code is null ? null : service.Error(code));
            var message = Text(root, "message") ?? Text(root, "Message") ?? Text(root, "errorMessage");
            return new WireError(
                code ?? HttpCode(response.Status),
                message,
                response.Status,
                response.RequestId,
                Details(shape, root, response)
            )
            {
                SenderFault = sender,
            };
        }
    }

    /// <summary>The code of an error that names none: that of its status, in the words that the SDK's retry understands.</summary>
    internal static string HttpCode(int status) =>
        status == 429 ? "TooManyRequestsException" : ((System.Net.HttpStatusCode)status).ToString();

    private static IStructure? Details(StructureShape? shape, JsonElement? root, WireResponse response)
    {
        if (shape is null)
        {
            return null;
        }

        var details = ErrorValue.New(shape);
        try
        {
            if (root is { } json)
            {
                JsonBodyReader.Structure(json, details);
            }

            HttpBindings.ReadHeaders(details, response.Headers, response.Status);
        }
        catch (FormatException)
        {
            // Code and message matter more than a malformed detail.
        }

        return details;
    }

    private static (string? Code, bool? Sender) QueryCode(ServiceShape service, WireResponse response, string? modelled)
    {
        if (!service.QueryCompatible || response.Header("x-amzn-query-error") is not { } header)
        {
            return (modelled, null);
        }

        var parts = header.Split(';');
        return parts.Length == 2 && parts[0].Length > 0 ? (parts[0], parts[1] == "Sender") : (modelled, null);
    }

    // "namespace#Code:http://..." is how some services spell a code.
    private static string? Sanitize(string? code)
    {
        if (string.IsNullOrEmpty(code))
        {
            return null;
        }

        var colon = code.IndexOf(':', StringComparison.Ordinal);
        if (colon >= 0)
        {
            code = code[..colon];
        }

        return code[(code.LastIndexOf('#') + 1)..];
    }

    private static string? Text(JsonElement? root, string name)
    {
        if (root is not { } json || !json.TryGetProperty(name, out var value))
        {
            return null;
        }

        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
    }

    private static StructureShape? Shape(ServiceShape service, string code) => service.Error(code);

    private static string MessageMember(StructureShape? shape) =>
        shape is null || shape.Member("message") is not null || shape.Member("Message") is null ? "message" : "Message";
}
