using ZeroTrust.Policy.Layers;

namespace ZeroTrust.Core.Access;

/// <summary>Policies of an organization above one account, as far as they are known.</summary>
/// <param name="Policies">The policies from the root down; null when there are none, and when they are not known.</param>
/// <param name="Gap">Why they are not known; null when they are.</param>
public sealed record OrganizationLayer(OrganizationPolicies? Policies, PolicyGap? Gap = null);
