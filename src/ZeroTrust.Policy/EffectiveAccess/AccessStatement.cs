using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Layers;

namespace ZeroTrust.Policy.EffectiveAccess;

/// <summary>A statement in its place.</summary>
/// <param name="Layer">The layer of its policy.</param>
/// <param name="Level">The organization level of its policy; null in other layers.</param>
/// <param name="Policy">The policy.</param>
/// <param name="Index">The statement's place in it, from 0.</param>
public sealed record AccessStatement(PolicyLayer Layer, string? Level, LayerPolicy Policy, int Index)
{
    /// <summary>The statement.</summary>
    public Statement Statement => Policy.Document.Statements[Index];

    /// <inheritdoc />
    public override string ToString() => $"{Layer} {(Level is null ? "" : Level + " ")}{Policy.Name}[{Index}]";
}
