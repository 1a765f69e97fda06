using ZeroTrust.Aws.Protocols.Shapes;
using ZeroTrust.Aws.Protocols.Values;

namespace ZeroTrust.Aws.Protocols.Codecs;

/// <summary>Bodies of rest-json.</summary>
internal sealed class RestJsonBody : RestBody
{
    internal override string ContentType => "application/json";

    internal override bool SendsEmptyBody => true;

    internal override byte[] Write(IStructure value, string defaultRoot, string? defaultNamespace) => JsonBodyWriter.Write(value);

    internal override byte[] WritePayload(MemberShape member, object value, string? defaultNamespace) =>
        JsonBodyWriter.Write(writer => JsonBodyWriter.Value(writer, member.Shape, value, member.TimestampFormat));

    internal override void Read(byte[] body, IStructure into)
    {
        using var json = JsonBodyReader.Parse(body);
        JsonBodyReader.Structure(json.RootElement, into);
    }

    internal override void Check(byte[] body) => JsonBodyReader.Parse(body).Dispose();

    internal override object ReadPayload(byte[] body, MemberShape member)
    {
        using var json = JsonBodyReader.Parse(body);
        return JsonBodyReader.Value(json.RootElement, member.Shape, member.TimestampFormat)!;
    }

    internal override WireResponse WriteError(ServiceShape service, WireError error, Dictionary<string, string> headers) =>
        JsonErrors.Write(service, error, headers);

    internal override WireError ReadError(ServiceShape service, WireResponse response) => JsonErrors.Read(service, response);
}
