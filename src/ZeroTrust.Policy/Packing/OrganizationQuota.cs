namespace ZeroTrust.Policy.Packing;

/// <summary>What Organizations allows of one type of policy. These are defaults; some can be raised on request.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html#min-max-values and, for service control policies
/// since May 2026, https://aws.amazon.com/about-aws/whats-new/2026/05/aws-organizations-increased-scp-quotas/
/// </remarks>
/// <param name="DocumentSize">Largest document, in characters. White space counts when it is sent; the console leaves it out.</param>
/// <param name="Attached">How many one root, unit or account may have attached to itself; inherited ones do not count.</param>
/// <param name="PerOrganization">How many an organization may have.</param>
public sealed record OrganizationQuota(int DocumentSize, int Attached, int PerOrganization)
{
    /// <summary>Service control policies. AWS's own FullAWSAccess takes a place where it is attached.</summary>
    public static OrganizationQuota ServiceControl { get; } = new(10_240, 10, 10_000);

    /// <summary>Resource control policies. AWS's own RCPFullAWSAccess always takes one of the places.</summary>
    public static OrganizationQuota ResourceControl { get; } = new(5_120, 5, 2_000);

    /// <summary>The quota of a type, by the name that Organizations has for it; null for types that are not policies of access.</summary>
    public static OrganizationQuota? Of(string policyType) =>
        policyType switch
        {
            "SERVICE_CONTROL_POLICY" => ServiceControl,
            "RESOURCE_CONTROL_POLICY" => ResourceControl,
            _ => null,
        };
}
