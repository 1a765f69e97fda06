using ZeroTrust.Core.Access;
using ZeroTrust.Escalation.Graph;

namespace ZeroTrust.Escalation;

/// <summary>Where paths of escalation are looked for, and what of it is not known.</summary>
/// <param name="Model">Principals, policies and what works with roles.</param>
/// <param name="Gaps">Principals and policies that could not be read: ways that hang on them are only
/// possible ones, and ways over principals that are
/// not known are not seen at all.</param>
public sealed record EscalationScope(EscalationModel Model, IReadOnlyList<PolicyGap> Gaps)
{
    /// <summary>ARNs of those whose ways are asked for; null for everyone.</summary>
    public IReadOnlySet<string>? Starts { get; init; }
}
