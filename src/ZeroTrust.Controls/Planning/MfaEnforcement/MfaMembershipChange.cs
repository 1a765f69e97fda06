using System.Text.Json.Nodes;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Plans;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Iam;

namespace ZeroTrust.Controls.Planning.MfaEnforcement;

/// <summary>One user into the group, unless that would shut out somebody who must not be shut out.</summary>
internal static class MfaMembershipChange
{
    /// <summary>IAM: "Groups an IAM user can be a member of: 10".</summary>
    private const int MaximumGroups = 10;

    /// <summary>The change, or why there is none.</summary>
    /// <param name="setting">The run.</param>
    /// <param name="name">The user.</param>
    /// <param name="groupChanges">Changes that must be there before.</param>
    public static PlanDraft Plan(MfaSetting setting, string name, IReadOnlyList<Change> groupChanges)
    {
        var resource = setting.User(name);
        var arn = setting.UserArn(name);
        if (setting.Snapshot.Find<IamUser>(resource) is not Known<IamUser> user)
        {
            return Drafts.Note(
                PlanNoteKind.Refused,
                resource,
                $"There is no user {name} in account {setting.Account}.",
                ErrorIds.ResourceNotFound
            );
        }

        if (Protected.IsBreakGlass(arn, setting.Context))
        {
            return Drafts.Note(PlanNoteKind.Skipped, resource, $"{name} is a break-glass principal and is left alone.");
        }

        if (user.Value.Groups.Contains(setting.Intent.GroupName, StringComparer.OrdinalIgnoreCase))
        {
            return Drafts.Note(PlanNoteKind.AlreadyInPlace, resource, $"{name} is in group {setting.Intent.GroupName}.");
        }

        if (arn == setting.Context.CallerArn)
        {
            return Drafts.Note(
                PlanNoteKind.Refused,
                resource,
                $"{name} is the caller, and statement {MfaPolicy.DenySid} would deny everything to a session without MFA: let "
                    + $"somebody else, or a role, do this.",
                ErrorIds.LockoutRefused
            );
        }

        return user.Value.Groups.Count >= MaximumGroups
            ? Drafts.Note(
                PlanNoteKind.Refused,
                resource,
                $"{name} is in {MaximumGroups} groups already, which is as many as IAM allows.",
                ErrorIds.QuotaExceeded
            )
            : new PlanDraft([Join(setting, user, arn, groupChanges)], [.. Warnings(setting, user)]);
    }

    private static Change Join(MfaSetting setting, Known<IamUser> user, string arn, IReadOnlyList<Change> groupChanges)
    {
        var id = setting.Id($"member/{setting.Intent.GroupName}/{user.Value.Name}");
        return new Change
        {
            Id = id,
            Type = "MfaMembership",
            Resource = user.Resource,
            Description = $"Put user {user.Value.Name} into group {setting.Intent.GroupName}",
            Do = [Calls.Call(id + "#do", "iam", "AddUserToGroup", Both())],
            Undo = [Calls.Call(id + "#undo", "iam", "RemoveUserFromGroup", Both()).OrAlready("NoSuchEntity")],
            States =
            [
                user.Becomes(
                    user.Value with
                    {
                        Groups = [.. user.Value.Groups.Append(setting.Intent.GroupName).Order(StringComparer.Ordinal)],
                    }
                ),
            ],
            Access = new AccessChange(
                AccessLayer.Identity,
                null,
                MfaPolicy.Document(setting.Context.Partition).ToJson(),
                [arn],
                [setting.Account],
                setting.Probes
            ),
            Risk = ChangeRisk.High,
            DependsOn = [.. groupChanges.Select(static change => change.Id)],
        };

        JsonObject Both() => new() { ["GroupName"] = setting.Intent.GroupName, ["UserName"] = user.Value.Name };
    }

    private static IEnumerable<PlanNote> Warnings(MfaSetting setting, Known<IamUser> user)
    {
        var (name, resource) = (user.Value.Name, user.Resource);
        switch (setting.Snapshot.Find<UserMfa>(resource))
        {
            case Known<UserMfa> { Value.Devices.Count: > 0 }:
                break;
            case Known<UserMfa>:
                yield return new PlanNote(
                    PlanNoteKind.Warning,
                    resource,
                    $"{name} has no MFA device: until one is enrolled, {name} can do nothing else."
                );
                break;
            case var missing:
                yield return new PlanNote(
                    PlanNoteKind.Warning,
                    resource,
                    $"Whether {name} has an MFA device is not known ({missing?.Gap?.Action ?? "iam:ListMFADevices"} would settle it): "
                        + $"without one, {name} can only enrol."
                );
                break;
        }

        if (
            setting.Snapshot.Find<UserAccessKeys>(resource) is Known<UserAccessKeys> keys
            && keys.Value.Keys.FirstOrDefault(static key => key.Active) is { } key
        )
        {
            yield return new PlanNote(
                PlanNoteKind.Warning,
                resource,
                $"Programs that use access key {key.Id} of {name} are refused from then on, unless they take a session with MFA."
            );
        }
    }
}
