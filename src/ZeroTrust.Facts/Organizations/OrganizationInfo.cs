namespace ZeroTrust.Facts.Organizations;

/// <summary>The organization that an account belongs to.</summary>
/// <param name="Exists">False for a standalone account; the other members are then empty.</param>
/// <param name="Id">o-...</param>
/// <param name="ManagementAccountId">Management account.</param>
/// <param name="FeatureSet">ALL or CONSOLIDATED_BILLING.</param>
/// <param name="RootId">r-...; null where only the management account or a delegate may list it.</param>
/// <param name="EnabledPolicyTypes">SERVICE_CONTROL_POLICY, RESOURCE_CONTROL_POLICY, ...</param>
[FactType("organizations-organization", ResourceRef.AccountType, "organizations:DescribeOrganization", "organizations:ListRoots")]
public sealed record OrganizationInfo(
    bool Exists,
    string Id,
    string ManagementAccountId,
    string FeatureSet,
    string? RootId,
    IReadOnlyList<string> EnabledPolicyTypes
);
