using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Layers;

namespace ZeroTrust.Escalation.Graph;

/// <summary>A statement that a cut removes.</summary>
/// <param name="Policy">The identity policy or trust policy.</param>
/// <param name="Index">The statement's place in it, from 0.</param>
/// <param name="Statement">The statement.</param>
public sealed record EscalationCutStatement(LayerPolicy Policy, int Index, Statement Statement)
{
    /// <inheritdoc />
    public override string ToString() => $"{Policy.Name}[{Index}]";
}
