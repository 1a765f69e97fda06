using ZeroTrust.Policy.Decisions;

namespace ZeroTrust.Policy.Services;

/// <summary>Where services differ from the general rule. One file per service; everything else follows the general rule.</summary>
internal static class ServiceRules
{
    /// <summary>What the policy of the request's resource means.</summary>
    public static ResourcePolicyRole RoleOfResourcePolicy(AccessRequest request) =>
        request.Service switch
        {
            "kms" => Kms.RoleOfResourcePolicy(request),
            "sts" => Sts.RoleOfResourcePolicy(request),
            "iam" => Iam.RoleOfResourcePolicy,
            _ => ResourcePolicyRole.Grants,
        };

    /// <summary>Whether the action needs no permission at all, so that no policy matters.</summary>
    public static bool NeedsNoPermission(AccessRequest request) => request.Service == "sts" && Sts.NeedsNoPermission(request);
}
