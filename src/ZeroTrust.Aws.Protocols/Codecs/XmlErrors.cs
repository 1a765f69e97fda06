using System.Xml.Linq;
using ZeroTrust.Aws.Protocols.Shapes;
using ZeroTrust.Aws.Protocols.Values;

namespace ZeroTrust.Aws.Protocols.Codecs;

/// <summary>Errors of the XML protocols: an <c>Error</c> element, bare, in <c>ErrorResponse</c> or in <c>Response/Errors</c>.</summary>
internal static class XmlErrors
{
    internal static WireError Read(ServiceShape service, WireResponse response)
    {
        var root = Root(response);
        var error =
            root is null ? null
            : root.Name.LocalName == "Error" ? root
            : root.Descendants().FirstOrDefault(e => e.Name.LocalName == "Error");
        var code = Text(error, "Code");
        var message = Text(error, "Message") ?? Text(error, "message");
        var requestId = Text(root, "RequestId") ?? Text(root, "RequestID") ?? Text(error, "RequestId") ?? response.RequestId;
        var sender = Text(error, "Type") switch
        {
            "Sender" => true,
            "Receiver" => false,
            _ => default(bool?),
        };
        var details = code is not null && service.Error(code) is { } shape ? Details(shape, error!, root!, response) : null;
        return new WireError(code ?? JsonErrors.HttpCode(response.Status), message, response.Status, requestId, details)
        {
            SenderFault = sender,
        };
    }

    internal static void WriteDetails(XmlBodyWriter writer, WireError error)
    {
        if (error.Details is not { } details)
        {
            return;
        }

        foreach (var name in (string[])["message", "Message"])
        {
            if (details.Shape.Member(name) is { } member)
            {
                details[member.Index] = null;
            }
        }

        writer.Members(details);
    }

    private static XElement? Root(WireResponse response)
    {
        try
        {
            return response.Body.Length == 0 ? null : XmlBodyReader.Parse(response.Body);
        }
        catch (FormatException)
        {
            // The status still says that the call failed; a proxy's HTML page is no reason to hide that.
            return null;
        }
    }

    private static IStructure Details(StructureShape shape, XElement error, XElement root, WireResponse response)
    {
        var details = ErrorValue.New(shape);
        try
        {
            // Smithy puts the members beside the code; older services beside the Error element.
            if (root != error)
            {
                XmlBodyReader.Structure(root, details);
            }

            XmlBodyReader.Structure(error, details);
            HttpBindings.ReadHeaders(details, response.Headers, response.Status);
        }
        catch (FormatException)
        {
            // Code and message matter more than a malformed detail.
        }

        return details;
    }

    private static string? Text(XElement? parent, string name) => parent?.Elements().FirstOrDefault(e => e.Name.LocalName == name)?.Value;
}
