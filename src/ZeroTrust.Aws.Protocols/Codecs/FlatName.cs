using ZeroTrust.Aws.Protocols.Shapes;

namespace ZeroTrust.Aws.Protocols.Codecs;

/// <summary>
/// The name that each element of a flattened list bears. Where the member is flattened (models made from Smithy) it is the member's
/// (https://smithy.io/2.0/spec/protocol-traits.html#flattened-list-serialization); where the list is (models made by hand) the list's own.
/// </summary>
internal static class FlatName
{
    internal static string Of(MemberShape member, ListShape list) =>
        member.FlattenedHere ? member.WireName : member.LocationName ?? list.ElementName ?? member.Name;
}
