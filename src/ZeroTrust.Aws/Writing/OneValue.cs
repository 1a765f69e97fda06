using ZeroTrust.Aws.Protocols.Shapes;

namespace ZeroTrust.Aws.Writing;

/// <summary>The SDK shows some structures of one member (EC2's attribute values, S3's prefixes) as that member's value.</summary>
internal static class OneValue
{
    /// <summary>Whether a type of the client stands for such a structure instead of being a class of its own.</summary>
    public static bool Stands(Type type, StructureShape structure) =>
        structure.Members.Count == 1 && type.Namespace?.EndsWith(".Model", StringComparison.Ordinal) != true;
}
