using ZeroTrust.Aws.Protocols.Shapes;

namespace ZeroTrust.Aws.Protocols.Values;

/// <summary>
/// A value with members, of a generated class or untyped. Slots hold: <see cref="string"/> (enumerations too), <see cref="bool"/>,
/// <see cref="int"/>, <see cref="long"/>, <see cref="float"/>, <see cref="double"/>, <see cref="DateTime"/> in UTC, <see cref="Stream"/>,
/// <see cref="Amazon.Runtime.Documents.Document"/>, <see cref="IStructure"/>, lists and dictionaries of these; null where not set.
/// </summary>
public interface IStructure
{
    /// <summary>What the members are.</summary>
    StructureShape Shape { get; }

    /// <summary>The value of the member at a slot, or null when not set.</summary>
    /// <param name="slot">The <see cref="MemberShape.Index"/> of the member.</param>
    object? this[int slot] { get; set; }
}
