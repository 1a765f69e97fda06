using ZeroTrust.Aws.Protocols.Shapes;
using ZeroTrust.Aws.Protocols.Values;

namespace ZeroTrust.Aws.Protocols.Codecs;

/// <summary>Members of errors: always untyped, because exceptions are made from them and
/// cannot be made before the message is known.</summary>
internal static class ErrorValue
{
    internal static IStructure New(StructureShape shape) => new StructureValue(shape);
}
