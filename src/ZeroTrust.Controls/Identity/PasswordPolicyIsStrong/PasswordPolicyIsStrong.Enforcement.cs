using System.Text.Json.Nodes;
using ZeroTrust.Controls.Planning;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Iam;

namespace ZeroTrust.Controls.Identity;

/// <summary>Raises the rules that are too weak and keeps the stricter ones.</summary>
internal sealed partial class PasswordPolicyIsStrong : IEnforcement
{
    public PlanDraft Plan(Finding finding, Snapshot snapshot, PlanContext context)
    {
        if (finding.Outcome is not Outcome.Fail || snapshot.Find<PasswordPolicy>(finding.Resource) is not Known<PasswordPolicy> policy)
        {
            return PlanDraft.Empty;
        }

        var before = policy.Value;
        var after = new PasswordPolicy(
            Exists: true,
            Math.Max(before.MinimumLength, context.Settings.Number("minimumLength")),
            RequireSymbols: true,
            RequireNumbers: true,
            RequireUppercase: true,
            RequireLowercase: true,
            AllowUsersToChange: true,
            before.MaximumAgeDays,
            Math.Max(before.ReusePrevention ?? 0, context.Settings.Number("reusePrevention")),
            before.HardExpiry
        );
        return Drafts.Of(
            Change.For(
                finding,
                context,
                new()
                {
                    Type = "PasswordPolicy",
                    Description =
                        $"Require passwords of {after.MinimumLength} characters of all kinds in account {finding.Resource.AccountId}",
                    Do = [Update(after)],
                    Undo =
                    [
                        before.Exists ? Update(before) : Calls.Call("iam", "DeleteAccountPasswordPolicy", []).OrAlready("NoSuchEntity"),
                    ],
                    States = [policy.Becomes(after)],
                }
            )
        );
    }

    /// <summary>The call replaces the whole policy: a value that is left out goes back to
    /// AWS's default, so every value is stated.</summary>
    private static AwsCall Update(PasswordPolicy policy)
    {
        var parameters = new JsonObject
        {
            ["MinimumPasswordLength"] = policy.MinimumLength,
            ["RequireSymbols"] = policy.RequireSymbols,
            ["RequireNumbers"] = policy.RequireNumbers,
            ["RequireUppercaseCharacters"] = policy.RequireUppercase,
            ["RequireLowercaseCharacters"] = policy.RequireLowercase,
            ["AllowUsersToChangePassword"] = policy.AllowUsersToChange,
        };
        if (policy.ReusePrevention is { } reuse)
        {
            parameters["PasswordReusePrevention"] = reuse;
        }

        if (policy.MaximumAgeDays is { } age)
        {
            parameters["MaxPasswordAge"] = age;
        }

        if (policy.HardExpiry)
        {
            parameters["HardExpiry"] = true;
        }

        return Calls.Call("iam", "UpdateAccountPasswordPolicy", parameters);
    }
}
