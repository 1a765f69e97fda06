using System.Text.Json.Nodes;
using ZeroTrust.Core.Plans;
using ZeroTrust.Facts.Iam;

namespace ZeroTrust.Controls.Planning.MfaEnforcement;

/// <summary>The group and the policy on it. A group that was there stays, and so do its members.</summary>
internal static class MfaGroupChange
{
    /// <summary>The change, or why there is none.</summary>
    /// <param name="setting">The run.</param>
    /// <param name="policyChange">The change that makes the policy; null when it is there.</param>
    public static PlanDraft Plan(MfaSetting setting, Change? policyChange)
    {
        var group = setting.KnownGroup;
        if (group?.Value.AttachedPolicies.Any(policy => policy.Arn == setting.PolicyArn) == true)
        {
            return Drafts.Note(PlanNoteKind.AlreadyInPlace, setting.Group, $"Group {setting.Intent.GroupName} carries the policy.");
        }

        var (name, id) = (setting.Intent.GroupName, setting.Id("group/" + setting.Intent.GroupName));
        var carries = new JsonObject
        {
            ["name"] = name,
            ["attachedPolicies"] = new JsonArray(new JsonObject { ["arn"] = setting.PolicyArn }),
        };
        AwsCall[] make = group is null
            ? [Calls.Call(id + "#do0", "iam", "CreateGroup", new JsonObject { ["GroupName"] = name }).OrAlready("EntityAlreadyExists")]
            : [];
        AwsCall[] remove = group is null
            ? [Calls.Call(id + "#undo1", "iam", "DeleteGroup", new JsonObject { ["GroupName"] = name }).OrAlready("NoSuchEntity")]
            : [];
        return Drafts.Of(
            new Change
            {
                Id = id,
                Type = "MfaGroup",
                Resource = setting.Group,
                Description = group is null
                    ? $"Create group {name} with policy {setting.Intent.PolicyName}"
                    : $"Attach policy {setting.Intent.PolicyName} to group {name} ({group.Value.Members.Count} members)",
                Do = [.. make, Calls.Call(id + "#do1", "iam", "AttachGroupPolicy", Both())],
                Undo = [Calls.Call(id + "#undo0", "iam", "DetachGroupPolicy", Both()).OrAlready("NoSuchEntity"), .. remove],
                States = [group is null ? States.Appears<IamGroup>(setting.Group, carries) : group.BecomesAtLeast(carries)],
                Access = group is null
                    ? null
                    : new AccessChange(
                        AccessLayer.Identity,
                        null,
                        MfaPolicy.Document(setting.Context.Partition).ToJson(),
                        [.. group.Value.Members.Select(setting.UserArn)],
                        [setting.Account],
                        setting.Probes
                    ),
                Risk = group is { Value.Members.Count: > 0 } ? ChangeRisk.High : ChangeRisk.Low,
                DependsOn = policyChange is null ? [] : [policyChange.Id],
            }
        );

        JsonObject Both() => new() { ["GroupName"] = name, ["PolicyArn"] = setting.PolicyArn };
    }
}
