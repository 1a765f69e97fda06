namespace ZeroTrust.Policy.Layers;

/// <summary>Service control policies or resource control policies above an account.
/// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html</summary>
/// <param name="Levels">From the root down to the account; every level has to allow.</param>
/// <param name="ManagementAccount">The account that is exempt; null when the account in question is known not to be it.</param>
public sealed record OrganizationPolicies(IReadOnlyList<OrganizationLevel> Levels, string? ManagementAccount = null);
