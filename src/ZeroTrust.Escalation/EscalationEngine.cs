using ZeroTrust.Core.Escalation;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Escalation;

/// <summary>What the rest of the house knows of this project, by an interface of Core.</summary>
public sealed class EscalationEngine : IEscalationEngine
{
    /// <inheritdoc/>
    public IReadOnlyList<string> FactsRead => EscalationFacts.FactsRead;

    /// <inheritdoc/>
    public IEscalationSearch Search(Snapshot snapshot) => new EscalationSearch(EscalationFacts.Of(snapshot));

    /// <inheritdoc/>
    public IEscalationSearch Search(IReadOnlyList<(string Name, PolicyDocument Document)> policies, string? principal) =>
        new EscalationSearch(EscalationLab.Of(policies, principal));

    /// <inheritdoc/>
    public bool IsHolder(string principal) => EscalationLab.IsHolder(principal);
}
