using System.Xml.Linq;
using ZeroTrust.Aws.Protocols.Shapes;
using ZeroTrust.Aws.Protocols.Values;

namespace ZeroTrust.Aws.Protocols.Codecs;

/// <summary>Bodies of rest-xml.</summary>
internal sealed class RestXmlBody : RestBody
{
    internal override string ContentType => "application/xml";

    internal override bool SendsEmptyBody => false;

    internal override byte[] Write(IStructure value, string defaultRoot, string? defaultNamespace)
    {
        var shape = value.Shape;
        var (uri, prefix) = shape.XmlNamespace is { } declared ? (declared, shape.XmlPrefix) : (defaultNamespace, null);
        return XmlBodyWriter.Write(writer => writer.Root(shape.WireName ?? defaultRoot, uri, prefix, () => writer.Members(value)));
    }

    internal override byte[] WritePayload(MemberShape member, object value, string? defaultNamespace)
    {
        var shape = ((IStructure)value).Shape;
        var uri = member.XmlNamespace ?? shape.XmlNamespace ?? defaultNamespace;
        var prefix = member.XmlNamespace is not null ? member.XmlPrefix : shape.XmlPrefix;
        var root = member.LocationName ?? shape.WireName ?? shape.Name;
        return XmlBodyWriter.Write(writer => writer.Root(root, uri, prefix, () => writer.Members((IStructure)value)));
    }

    internal override void Read(byte[] body, IStructure into) => XmlBodyReader.Structure(Parse(body), into);

    internal override void Check(byte[] body) => Parse(body);

    internal override object ReadPayload(byte[] body, MemberShape member) =>
        XmlBodyReader.Value(Parse(body), member.Shape, member.TimestampFormat);

    internal override WireResponse WriteError(ServiceShape service, WireError error, Dictionary<string, string> headers)
    {
        var s3 = service.EndpointPrefix == "s3";
        var body = XmlBodyWriter.Write(writer =>
        {
            if (s3)
            {
                writer.Root("Error", null, null, () => Error(writer, error, true));
            }
            else
            {
                writer.Root(
                    "ErrorResponse",
                    service.XmlNamespace,
                    null,
                    () =>
                    {
                        writer.Element("Error", () => Error(writer, error, false));
                        writer.Text("RequestId", error.RequestId ?? "");
                    }
                );
            }
        });
        return new WireResponse(error.Status, headers, body);
    }

    internal override WireError ReadError(ServiceShape service, WireResponse response) => XmlErrors.Read(service, response);

    // S3 answers some calls with 200 before it knows that they failed.
    private static XElement Parse(byte[] body)
    {
        var root = XmlBodyReader.Parse(body);
        return root.Name.LocalName != "Error"
            ? root
            : throw new FormatException($"the body is an error: {root.Elements().FirstOrDefault(e => e.Name.LocalName == "Code")?.Value}");
    }

    private static void Error(XmlBodyWriter writer, WireError error, bool withRequestId)
    {
        if (!withRequestId)
        {
            writer.Text("Type", error.Status >= 500 ? "Receiver" : "Sender");
        }

        writer.Text("Code", error.Code);
        writer.Text("Message", error.Message ?? "");
        XmlErrors.WriteDetails(writer, error);
        if (withRequestId)
        {
            writer.Text("RequestId", error.RequestId ?? "");
        }
    }
}
