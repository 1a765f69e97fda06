using System.Text.Json.Nodes;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Serialization;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Organizations;
using ZeroTrust.Policy.Packing;

namespace ZeroTrust.Controls.Planning.Scp;

/// <summary>Policies onto one root, organizational unit or account.</summary>
internal static class ScpAttachment
{
    /// <summary>The changes, or why there are none.</summary>
    /// <param name="setting">The run.</param>
    /// <param name="targetId">Root, OU or account.</param>
    /// <param name="policies">What to attach.</param>
    /// <param name="enabling">The change that enables the policy type; null when it is enabled.</param>
    /// <param name="attached">Where existing policies are attached, as the plan so far leaves it; this method adds to it.</param>
    public static PlanDraft Plan(
        ScpSetting setting,
        string targetId,
        IReadOnlyList<ScpPolicyChange> policies,
        Change? enabling,
        Dictionary<string, List<string>> attached
    )
    {
        var resource = new ResourceRef(
            setting.ManagingAccount,
            ResourceRef.Global,
            "AWS::Organizations::"
                + (
                    targetId.StartsWith("r-", StringComparison.Ordinal) ? "Root"
                    : targetId.StartsWith("ou-", StringComparison.Ordinal) ? "OrganizationalUnit"
                    : "Account"
                ),
            targetId
        );
        if (setting.Target(targetId) is not { } target)
        {
            return Drafts.Note(
                PlanNoteKind.Refused,
                resource,
                $"There is no root, organizational unit or account {targetId} in the organization.",
                ErrorIds.ResourceNotFound
            );
        }

        if (!setting.Intent.Force && Lockout(setting, target.Value) is { } reason)
        {
            return Drafts.Note(PlanNoteKind.Refused, resource, reason, ErrorIds.LockoutRefused);
        }

        var there = policies.Where(policy => policy.Existing is { } existing && attached[existing.Value.Id].Contains(targetId)).ToList();
        var missing = policies.Except(there).ToList();
        var notes = there
            .Select(policy => new PlanNote(
                PlanNoteKind.AlreadyInPlace,
                resource,
                $"Policy {policy.Name} is attached to {target.Value.Name} ({targetId})."
            ))
            .ToList();

        // Enabling the policy type attaches FullAWSAccess everywhere.
        var count = Math.Max(setting.Policies.Count(policy => policy.Value.TargetIds.Contains(targetId)), enabling is null ? 0 : 1);
        if (missing.Count > 0 && count + missing.Count > OrganizationQuota.ServiceControl.Attached)
        {
            notes.Add(
                new PlanNote(
                    PlanNoteKind.Refused,
                    resource,
                    $"{target.Value.Name} ({targetId}) has {count} policies attached and would need {missing.Count} more; "
                        + $"Organizations allows {OrganizationQuota.ServiceControl.Attached}.",
                    ErrorIds.QuotaExceeded
                )
            );
            return new PlanDraft([], notes);
        }

        return new PlanDraft([.. missing.Select(policy => Attach(setting, target.Value, policy, enabling, attached))], notes);
    }

    /// <summary>Why a policy there could bind the session that manages it.</summary>
    private static string? Lockout(ScpSetting setting, OrganizationTarget target)
    {
        var isManagement = setting.CallerAccount == setting.Management;
        if (target.Kind == "ROOT")
        {
            return isManagement
                ? $"{target.Id} is the root: the policy would bind every member account at once. Your own session is in the management "
                    + $"account {setting.Management}, which no SCP binds. Attach to a unit first, or use -Force."
                : $"{target.Id} is the root, which holds account {setting.CallerAccount} of your own session. "
                    + $"Use -Force when that is meant.";
        }

        if (target.Id == setting.CallerAccount || (setting.Target(setting.CallerAccount)?.Value.Ancestors.Contains(target.Id) ?? false))
        {
            return isManagement
                ? $"{target.Name} ({target.Id}) holds the management account {setting.Management} of your own session. No SCP binds that "
                    + $"account, but its neighbours come under the policy. Use -Force when that is meant."
                : $"{target.Name} ({target.Id}) holds account {setting.CallerAccount} of your own session, which the policy would bind. "
                    + $"Use -Force when that is meant.";
        }

        return setting.Target(setting.CallerAccount) is null
            ? $"Where account {setting.CallerAccount} of your own session is in the organization is not known, so it could be under "
                + $"{target.Id}. Use -Force when that is meant."
            : null;
    }

    private static Change Attach(
        ScpSetting setting,
        OrganizationTarget target,
        ScpPolicyChange policy,
        Change? enabling,
        Dictionary<string, List<string>> attached
    )
    {
        var id = setting.Id($"{policy.Name}/{target.Id}");
        return new Change
        {
            Id = id,
            Type = "ScpAttachment",
            Resource = setting.Policy(policy.Existing?.Value.Id ?? policy.Name) with { Name = policy.Name },
            Description =
                $"Attach service control policy {policy.Name} to {target.Name} ({target.Id}), over "
                + $"{setting.AccountsUnder(target.Id).Count} accounts",
            Do = [Calls.Call(id + "#do", "organizations", "AttachPolicy", Both()).OrAlready("DuplicatePolicyAttachmentException")],
            Undo = [Calls.Call(id + "#undo", "organizations", "DetachPolicy", Both()).OrAlready("PolicyNotAttachedException")],
            States = policy.Existing is { } existing ? [Move(existing, target.Id, attached[existing.Value.Id])] : [],
            Access = new AccessChange(
                AccessLayer.ServiceControl,
                null,
                policy.Document.ToJson(),
                [],
                setting.AccountsUnder(target.Id),
                [
                    new AccessProbe("sts:GetCallerIdentity", "*"),
                    new AccessProbe("iam:ListRoles", "*"),
                    new AccessProbe("organizations:DetachPolicy", "*"),
                    new AccessProbe("ec2:DescribeInstances", "*"),
                    new AccessProbe("s3:ListAllMyBuckets", "*"),
                ]
            ),
            Risk = ChangeRisk.High,
            DependsOn = [.. new[] { policy.Create?.Id, enabling?.Id }.OfType<string>()],
        };

        JsonObject Both() => new() { ["PolicyId"] = policy.PolicyId(), ["TargetId"] = target.Id };
    }

    /// <summary>Several attachments move the same fact on, one after the other.</summary>
    private static ChangeState Move(Known<ServiceControlPolicy> policy, string targetId, List<string> targets)
    {
        var before = FactJson.Of(policy.Value with { TargetIds = [.. targets.Order(StringComparer.Ordinal)] });
        targets.Add(targetId);
        return States.Moves<ServiceControlPolicy>(
            policy.Resource,
            before,
            new JsonObject { ["targetIds"] = Calls.List([.. targets.Order(StringComparer.Ordinal)]) }
        );
    }
}
