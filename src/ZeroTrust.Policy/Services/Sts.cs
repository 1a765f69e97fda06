using ZeroTrust.Policy.Decisions;

namespace ZeroTrust.Policy.Services;

/// <summary>AWS Security Token Service.</summary>
internal static class Sts
{
    /// <summary>Assuming a role needs its trust policy: "IAM role trust policies and KMS key
    /// policies are exceptions to this logic, because they
    /// must explicitly allow access for principals" (policy-eval-denyallow page). A trust policy that names a user does not lift the user's
    /// boundary: "If a permissions boundary is set for the user, then it must allow the sts:AssumeRole action"
    /// (https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html).</summary>
    public static ResourcePolicyRole RoleOfResourcePolicy(AccessRequest request) =>
        request.ResourceArn.IsOf("iam", "role") ? ResourcePolicyRole.MustGrantWithinLimits : ResourcePolicyRole.Grants;

    /// <summary>"No permissions are required to perform this operation", even when a policy denies it
    /// (https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html).</summary>
    public static bool NeedsNoPermission(AccessRequest request) => request.ActionName == "getcalleridentity";
}
