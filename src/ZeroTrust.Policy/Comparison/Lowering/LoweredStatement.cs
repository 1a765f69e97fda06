using System.Collections.Immutable;
using ZeroTrust.Policy.Comparison.Boxes;
using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Comparison.Lowering;

/// <summary>A statement as requirements on the dimensions of a request.</summary>
/// <param name="Source">The statement.</param>
/// <param name="Atoms">All of them must hold for the statement to apply.</param>
internal sealed record LoweredStatement(Statement Source, ImmutableArray<Atom> Atoms)
{
    /// <summary>Whether another statement applies to the same requests because it says the same.</summary>
    public bool SaysTheSameAs(LoweredStatement other) => Atoms.Length == other.Atoms.Length && Atoms.All(other.Atoms.Contains);
}
