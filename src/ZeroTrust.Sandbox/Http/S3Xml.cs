using System.Text;
using System.Xml.Linq;
using ZeroTrust.Aws.Protocols.Codecs;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Http;

/// <summary>What S3 writes differently from its model.</summary>
internal static class S3Xml
{
    private const string Namespace = "http://s3.amazonaws.com/doc/2006-03-01/";

    /// <summary>An error: a bare element with members that no model has. A HEAD request gets no body.</summary>
    public static WireResponse Error(ServiceError error, int status, string requestId, bool withBody)
    {
        var headers = new Dictionary<string, string>(error.Headers, StringComparer.OrdinalIgnoreCase)
        {
            ["Content-Type"] = "application/xml",
            ["x-amz-request-id"] = requestId,
            ["x-amz-id-2"] = requestId,
        };
        var root = new XElement("Error", new XElement("Code", error.Code), new XElement("Message", Gateway.Printable(error.Message)));
        foreach (var (name, value) in error.Members)
        {
            root.Add(new XElement(name, Gateway.Printable(value?.ToString() ?? "")));
        }

        root.Add(new XElement("RequestId", requestId), new XElement("HostId", requestId));
        return new WireResponse(status, headers, withBody ? Bytes(root) : []);
    }

    /// <summary>GetBucketLocation: the root element is the value.</summary>
    public static WireResponse Location(string? region, string requestId) =>
        new(
            200,
            new Dictionary<string, string> { ["Content-Type"] = "application/xml", ["x-amz-request-id"] = requestId },
            Bytes(new XElement(XName.Get("LocationConstraint", Namespace), region))
        );

    private static byte[] Bytes(XElement root) =>
        Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + root.ToString(SaveOptions.DisableFormatting));
}
