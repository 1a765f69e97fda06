using ZeroTrust.Aws.Protocols.Shapes;

namespace ZeroTrust.Aws.Protocols.Codecs;

/// <summary>
/// The name that each element of a flattened list bears. Models made by hand name the element in the list, models made from Smithy in the
/// member, where it wins (https://smithy.io/2.0/spec/protocol-traits.html#flattened-list-serialization).
/// </summary>
internal static class FlatName
{
    internal static string Of(MemberShape member, ListShape list) => member.LocationName ?? list.ElementName ?? member.Name;
}
