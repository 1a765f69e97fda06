namespace ZeroTrust.Policy.Services;

/// <summary>AWS Identity and Access Management.</summary>
internal static class Iam
{
    /// <summary>A role's trust policy decides about assuming the role, not about managing it:
    /// "The only type of resource-based policy that IAM
    /// supports is the role trust policy"
    /// (https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_identity-vs-resource.html).</summary>
    public static ResourcePolicyRole RoleOfResourcePolicy => ResourcePolicyRole.Ignored;
}
