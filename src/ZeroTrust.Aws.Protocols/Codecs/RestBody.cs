using ZeroTrust.Aws.Protocols.Shapes;
using ZeroTrust.Aws.Protocols.Values;

namespace ZeroTrust.Aws.Protocols.Codecs;

/// <summary>What distinguishes the two REST protocols: the format of bodies.</summary>
internal abstract class RestBody
{
    internal abstract string ContentType { get; }

    /// <summary>Whether an input with body members but none set still has a body.</summary>
    internal abstract bool SendsEmptyBody { get; }

    internal abstract byte[] Write(IStructure value, string defaultRoot, string? defaultNamespace);

    internal abstract byte[] WritePayload(MemberShape member, object value, string? defaultNamespace);

    internal abstract void Read(byte[] body, IStructure into);

    /// <summary>Refuses a body that is not of the format, although nothing in it is wanted.</summary>
    internal abstract void Check(byte[] body);

    internal abstract object ReadPayload(byte[] body, MemberShape member);

    internal abstract WireResponse WriteError(ServiceShape service, WireError error, Dictionary<string, string> headers);

    internal abstract WireError ReadError(ServiceShape service, WireResponse response);
}
