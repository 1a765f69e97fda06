using ZeroTrust.Core.Access;

namespace ZeroTrust.Core.Escalation;

/// <summary>A principal that can become an administrator, with the shortest way; or that is one.</summary>
/// <param name="Principal">ARN of the user or role; an account's number for principals of an account that is not
/// among the facts, <c>*</c> for anyone.</param>
/// <param name="AccountId">Its account; empty for anyone.</param>
/// <param name="Status">Whether it can become, may become or is an administrator.</param>
/// <param name="Steps">The shortest way, in order; empty for who is an administrator.</param>
public sealed record EscalationFinding(
    string Principal,
    string AccountId,
    EscalationStatus Status,
    IReadOnlyList<EscalationFindingStep> Steps
)
{
    /// <summary>How many steps it takes; 0 for who is an administrator.</summary>
    public int Length => Steps.Count;

    /// <summary>Identifiers of the steps in the catalogue at https://pathfinding.cloud, such as <c>EC2-001</c>.</summary>
    public IReadOnlyList<string> PathIds => [.. Steps.Select(static s => s.PathId)];

    /// <summary>Who it is in the end; the principal itself for who is an administrator.</summary>
    public string Target => Steps.Count == 0 ? Principal : Steps[^1].To;

    /// <summary>The requests that make the target an administrator, with the statements that decide.</summary>
    public IReadOnlyList<AccessTest> Grounds { get; init; } = [];

    /// <summary>What would have to be known; empty when nothing is.</summary>
    public IReadOnlyList<string> Unknowns =>
        [.. Steps.SelectMany(static s => s.Unknowns).Concat(Grounds.SelectMany(static g => g.Unknowns)).Distinct(StringComparer.Ordinal)];

    /// <summary>The principal in the words of its account: <c>user/ann</c>.</summary>
    public string Name => PrincipalText.InWords(Principal, AccountId);

    /// <summary>The way in one line.</summary>
    public string Way => string.Join("; ", Steps.Select(static s => s.Text));

    /// <inheritdoc/>
    public override string ToString() => Steps.Count == 0 ? $"{Principal}: {Status}" : $"{Principal}: {Way}";
}
