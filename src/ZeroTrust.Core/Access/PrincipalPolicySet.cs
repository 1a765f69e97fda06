using ZeroTrust.Policy.Layers;

namespace ZeroTrust.Core.Access;

/// <summary>The policies that decide a request, from facts.</summary>
/// <param name="Policies">The policies; layers with gaps are among the unknown ones.</param>
/// <param name="Gaps">What is not known.</param>
/// <param name="ResourceAccountId">The account that owns the resource; null when neither the ARN nor the snapshot says it.</param>
public sealed record PrincipalPolicySet(PolicySet Policies, IReadOnlyList<PolicyGap> Gaps, string? ResourceAccountId)
{
    /// <summary>The management account of the principal's organization, which its policies do not reach; null
    /// when there is none or it is not known.</summary>
    public string? ManagementAccountId { get; init; }
}
