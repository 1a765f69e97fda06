using System.Text.Json.Nodes;
using ZeroTrust.Controls.Planning;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Iam;

namespace ZeroTrust.Controls.Identity;

/// <summary>Deactivates old keys that nothing uses; never deletes.</summary>
internal sealed partial class AccessKeysRotated : IEnforcement
{
    public PlanDraft Plan(Finding finding, Snapshot snapshot, PlanContext context)
    {
        if (finding.Outcome is not Outcome.Fail || snapshot.Find<UserAccessKeys>(finding.Resource) is not Known<UserAccessKeys> keys)
        {
            return PlanDraft.Empty;
        }

        var arn = Protected.UserArn(snapshot, finding.Resource, context);
        if (arn == context.CallerArn)
        {
            return Drafts.Note(
                PlanNoteKind.Refused,
                finding.Resource,
                "The key may be the one that the caller signs with: rotate it by hand.",
                ErrorIds.LockoutRefused
            );
        }

        if (Protected.IsBreakGlass(arn, context))
        {
            return Drafts.Note(PlanNoteKind.Skipped, finding.Resource, "Break-glass principals are left alone.");
        }

        var draft = PlanDraft.Empty;
        foreach (var key in Old(keys.Value, context.Settings))
        {
            var idle = (context.Settings.Now - (key.LastUsedAt ?? key.CreatedAt)).TotalDays;
            draft = draft.And(
                idle < context.Settings.Number("quietDays")
                    ? Drafts.Manual(
                        finding.Resource,
                        $"{key.Id} is still in use (last on {key.LastUsedAt:yyyy-MM-dd}): make a second key, move the "
                            + $"program, then deactivate this one."
                    )
                    : Drafts.Of(Deactivate(finding, context, keys, key))
            );
        }

        return draft;
    }

    private static Change Deactivate(Finding finding, PlanContext context, Known<UserAccessKeys> keys, AccessKey key)
    {
        var after = new UserAccessKeys([.. keys.Value.Keys.Select(other => other.Id == key.Id ? other with { Active = false } : other)]);
        return Change.For(
            finding,
            context,
            new()
            {
                Type = "AccessKeyDeactivation",
                Part = key.Id,
                Description = $"Deactivate access key {key.Id} of {finding.Resource.Id}, made on {key.CreatedAt:yyyy-MM-dd}",
                Do = [Status("Inactive")],
                Undo = [Status("Active")],
                States = [keys.Becomes(after)],
            }
        );

        AwsCall Status(string status) =>
            Calls.Call(
                "iam",
                "UpdateAccessKey",
                new JsonObject
                {
                    ["UserName"] = finding.Resource.Id,
                    ["AccessKeyId"] = key.Id,
                    ["Status"] = status,
                }
            );
    }
}
