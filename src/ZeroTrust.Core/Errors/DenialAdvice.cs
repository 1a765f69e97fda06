using ZeroTrust.Facts;

namespace ZeroTrust.Core.Errors;

/// <summary>What somebody can do about a refusal, by the policy that AWS named.</summary>
public static class DenialAdvice
{
    /// <summary>A sentence. An Allow never helps against an explicit deny.</summary>
    /// <param name="denial">What AWS said.</param>
    /// <param name="action">The IAM action that was refused.</param>
    public static string For(Denial denial, string action)
    {
        var policy = denial.Arn ?? $"the {Denial.WordsOf(denial.Policy)}";
        return (denial.Policy, denial.IsExplicit) switch
        {
            (DenyingPolicy.ServiceControl or DenyingPolicy.ResourceControl, true) =>
                $"Only whoever manages the policies of the organization can change that: exempt the caller in {policy}, or call from "
                    + "an account that it does not bind.",
            (DenyingPolicy.ServiceControl or DenyingPolicy.ResourceControl, false) =>
                $"The policies of the organization must allow {action} at every level above the account.",
            (_, true) => $"Another permission does not help against a deny: change {policy}, or call as somebody whom it does not bind.",
            (DenyingPolicy.Identity, false) => $"Give the caller a policy that allows {action}.",
            (DenyingPolicy.Boundary or DenyingPolicy.Session, false) =>
                $"The caller's own policies do not help: {policy} must allow {action} as well.",
            _ => $"Allow {action} in {policy}.",
        };
    }
}
