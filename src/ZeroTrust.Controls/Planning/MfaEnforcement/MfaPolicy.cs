using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Controls.Planning.MfaEnforcement;

/// <summary>
/// The policy that lets users do nothing but enrol until they signed in with MFA.
/// Semantics: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage-mfa-only.html
/// </summary>
internal static class MfaPolicy
{
    /// <summary>Sid of the statement that denies; by it the policy is recognised as ours.</summary>
    public const string DenySid = "ZeroTrustDenyWithoutMfa";

    // BoolIfExists, because requests signed with a long-term access key do not have the key at all: they count as without MFA.
    private static readonly string[] Enrolling =
    [
        "iam:ChangePassword",
        "iam:CreateVirtualMFADevice",
        "iam:EnableMFADevice",
        "iam:GetAccountPasswordPolicy",
        "iam:GetMFADevice",
        "iam:GetUser",
        "iam:ListMFADevices",
        "iam:ListVirtualMFADevices",
        "iam:ResyncMFADevice",
        "sts:GetSessionToken",
    ];

    /// <summary>The document.</summary>
    public static PolicyDocument Document(string partition) =>
        new()
        {
            Statements =
            [
                new Statement
                {
                    Sid = "ZeroTrustSeeWhatEnrollingNeeds",
                    Effect = Effect.Allow,
                    Action = ActionElement.Of("iam:GetAccountPasswordPolicy", "iam:ListVirtualMFADevices"),
                    Resource = ResourceElement.Of("*"),
                },
                new Statement
                {
                    Sid = "ZeroTrustMakeOwnDevice",
                    Effect = Effect.Allow,
                    Action = ActionElement.Of("iam:CreateVirtualMFADevice"),
                    Resource = ResourceElement.Of($"arn:{partition}:iam::*:mfa/*"),
                },
                new Statement
                {
                    Sid = "ZeroTrustManageOwnSignIn",
                    Effect = Effect.Allow,
                    Action = ActionElement.Of(
                        "iam:ChangePassword",
                        "iam:EnableMFADevice",
                        "iam:GetMFADevice",
                        "iam:GetUser",
                        "iam:ListMFADevices",
                        "iam:ResyncMFADevice"
                    ),

                    // Two patterns, because user/*${aws:username} would also fit a colleague whose name ends alike.
                    Resource = ResourceElement.Of(
                        $"arn:{partition}:iam::*:user/${{aws:username}}",
                        $"arn:{partition}:iam::*:user/*/${{aws:username}}"
                    ),
                },
                new Statement
                {
                    Sid = DenySid,
                    Effect = Effect.Deny,
                    Action = ActionElement.Except(Enrolling),
                    Resource = ResourceElement.Of("*"),
                    Conditions = ConditionBlock.Of(Condition.Of("BoolIfExists", "aws:MultiFactorAuthPresent", "false")),
                },
            ],
        };
}
