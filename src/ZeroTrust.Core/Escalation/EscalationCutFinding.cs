using ZeroTrust.Core.Access;
using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Core.Escalation;

/// <summary>A statement of the smallest set whose removal leaves nobody a way to become an administrator.</summary>
/// <param name="Policy">The policy: ARN of a managed one, otherwise its name.</param>
/// <param name="Index">The statement's place in it, from 0.</param>
/// <param name="HeldBy">ARNs of the users, groups and roles that have the policy.</param>
/// <param name="Statement">The statement.</param>
/// <param name="IsSmallest">Whether it is proved that no smaller set does; otherwise none of this one can be spared.</param>
public sealed record EscalationCutFinding(string Policy, int Index, IReadOnlyList<string> HeldBy, Statement Statement, bool IsSmallest)
{
    /// <summary>The statement's id; null when it has none.</summary>
    public string? Sid => Statement.Sid;

    /// <summary>The policy's name, without the rest of its ARN.</summary>
    public string PolicyName => PolicyNames.WithoutArn(Policy);

    /// <summary>What to do.</summary>
    public string Remedy =>
        Policy.Contains(":iam::aws:policy/", StringComparison.Ordinal)
            ? "A policy of AWS cannot be changed: detach it, or attach a copy without this statement instead."
            : "Remove the statement, or narrow its actions, resources or conditions.";

    /// <summary>The statement in JSON.</summary>
    public string Json => Statement.ToJson();

    /// <inheritdoc/>
    public override string ToString() => $"{Policy}[{Index}]";
}
