using ZeroTrust.Controls.Judging;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts.Iam;

namespace ZeroTrust.Controls.Identity;

/// <summary>The password policy is strong.</summary>
internal sealed partial class PasswordPolicyIsStrong : IControl
{
    public IEnumerable<Finding> Evaluate(Snapshot snapshot, ControlInfo control, ControlSettings settings) =>
        snapshot
            .OfEachAccount<PasswordPolicy>()
            .Select(fact =>
                control.Judge(
                    fact,
                    policy =>
                    {
                        var weak = Weaknesses(policy.Value, settings).ToList();
                        return weak.Count == 0
                            ? control.Pass(
                                policy.Resource,
                                "The password policy asks for what it should.",
                                policy.Shows("minimumLength", policy.Value.MinimumLength),
                                policy.Shows("reusePrevention", policy.Value.ReusePrevention)
                            )
                            : control.Fail(
                                policy.Resource,
                                $"The password policy is weak: {string.Join(", ", weak)}.",
                                policy.Shows("exists", policy.Value.Exists),
                                policy.Shows("weaknesses", weak)
                            );
                    }
                )
            );

    private static IEnumerable<string> Weaknesses(PasswordPolicy policy, ControlSettings settings)
    {
        if (!policy.Exists)
        {
            return ["the account has none"];
        }

        (bool Weak, string What)[] rules =
        [
            (policy.MinimumLength < settings.Number("minimumLength"), $"{policy.MinimumLength} characters are enough"),
            (!policy.RequireUppercase, "no capital needed"),
            (!policy.RequireLowercase, "no small letter needed"),
            (!policy.RequireNumbers, "no digit needed"),
            (!policy.RequireSymbols, "no symbol needed"),
            (!policy.AllowUsersToChange, "users cannot change their own"),
            (
                (policy.ReusePrevention ?? 0) < settings.Number("reusePrevention"),
                $"only {policy.ReusePrevention ?? 0} earlier passwords refused"
            ),
        ];
        return rules.Where(static rule => rule.Weak).Select(static rule => rule.What);
    }
}
