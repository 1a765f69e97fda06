using ZeroTrust.Policy.Layers;

namespace ZeroTrust.Core.Access;

/// <summary>A group with the policies that it gives to its members.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="Name">Its name.</param>
/// <param name="AccountId">Its account.</param>
/// <param name="Policies">Managed policies, named by their ARN and shared between all who have them, then inline ones.</param>
/// <param name="Gaps">Managed policies that are not in the snapshot.</param>
public sealed record GroupPolicies(
    string Arn,
    string Name,
    string AccountId,
    IReadOnlyList<LayerPolicy> Policies,
    IReadOnlyList<PolicyGap> Gaps
);
