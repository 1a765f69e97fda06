using ZeroTrust.Facts.Organizations;
using ZeroTrust.Policy.Conditions;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Layers;
using ZeroTrust.Policy.Principals;

namespace ZeroTrust.Controls.Judging;

/// <summary>In which regions an account can work under its service control policies. Asked of the policy engine.</summary>
internal static class RegionLimits
{
    private static readonly LayerPolicy Everything = new(
        "everything",
        new PolicyDocument
        {
            Statements =
            [
                new Statement
                {
                    Effect = Effect.Allow,
                    Action = ActionElement.Of("*"),
                    Resource = ResourceElement.Of("*"),
                },
            ],
        }
    );

    private static readonly string[] Probes = ["ec2:RunInstances", "lambda:CreateFunction", "rds:CreateDBInstance", "sqs:CreateQueue"];

    /// <summary>Whether every probe is denied in a region, whatever else a request holds.</summary>
    /// <param name="account">The account.</param>
    /// <param name="levels">The policies at the root, at each unit down to the account, and at the account.</param>
    /// <param name="region">The region.</param>
    public static bool Deny(OrganizationTarget account, IReadOnlyList<OrganizationLevel> levels, string region)
    {
        var principal = RequestPrincipal.Parse($"arn:aws:iam::{account.Id}:user/zerotrust-probe");
        var policies = new PolicySet { Identity = [Everything], ServiceControl = new OrganizationPolicies(levels) };
        var context = RequestContext.Incomplete.With("aws:RequestedRegion", region);
        return Probes.All(action =>
            PolicyEvaluator.Decide(new AccessRequest(principal, action, "*", context), policies)
                is Verdict.ExplicitlyDenied
                    or Verdict.ImplicitlyDenied
        );
    }
}
