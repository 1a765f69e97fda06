using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.LeastPrivilege;

/// <summary>For whom a policy is made, and how tight.</summary>
/// <param name="PrincipalArn">ARN of the user or role; of a session of a role for the role.</param>
public sealed record LeastPrivilegeOptions(string PrincipalArn)
{
    /// <summary>How far to go beyond the resources that were seen.</summary>
    public ResourceScope Scope { get; init; }

    /// <summary>For every service of which something was read: also its other actions that list and
    /// read, on the resources that were seen.</summary>
    public bool IncludeReadOnly { get; init; }

    /// <summary>The identity policies of the principal that the new one replaces and must not exceed
    /// together; empty when there are none.</summary>
    public IReadOnlyList<PolicyDocument> Replaces { get; init; } = [];
}
