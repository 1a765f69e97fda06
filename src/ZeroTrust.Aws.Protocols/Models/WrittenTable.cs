namespace ZeroTrust.Aws.Protocols.Models;

/// <summary>A table and the key to its structures.</summary>
/// <param name="Text">The table; lines end with a line feed.</param>
/// <param name="Structures">Every structure, by rising index.</param>
/// <param name="Operations">The operations' names, in the order of their indexes.</param>
public sealed record WrittenTable(string Text, IReadOnlyList<TableStructure> Structures, IReadOnlyList<string> Operations);
