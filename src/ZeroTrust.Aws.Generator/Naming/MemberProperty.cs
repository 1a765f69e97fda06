using ZeroTrust.Aws.Protocols.Models;

namespace ZeroTrust.Aws.Generator.Naming;

/// <summary>A property of a generated class.</summary>
/// <param name="Name">Its C# name.</param>
/// <param name="Member">The member that it shows.</param>
/// <param name="Slot">The member's position in the structure.</param>
/// <param name="Type">Its C# type and how it is kept in the slot.</param>
internal sealed record MemberProperty(string Name, ModelMember Member, int Slot, PropertyType Type);
