using System.Text.RegularExpressions;
using ZeroTrust.Core.Connections;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Planning;
using ZeroTrust.Core.Planning.Intents;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Iam;

namespace ZeroTrust.Controls.Planning.MfaEnforcement;

/// <summary>
/// A policy that denies everything without MFA, on a group, and users in the group. Break-glass
/// users are never touched, the caller is never shut
/// out, and roles are not concerned: group policies do not reach them. A policy of that name
/// that is ours but says something else gets a new
/// version; one that is not ours is refused.
/// </summary>
internal sealed partial class MfaEnforcementPlanner : IPlanner<MfaEnforcementIntent>
{
    /// <inheritdoc/>
    public CollectRequest Needs(MfaEnforcementIntent intent) =>
        new(["iam-user", "iam-group", "iam-policy", "iam-login-profile", "iam-user-mfa", "iam-access-keys"])
        {
            AccountIds = intent.AccountId is { } account ? [account] : [],
        };

    /// <inheritdoc/>
    public PlanDraft Plan(MfaEnforcementIntent intent, Snapshot snapshot, PlanContext context)
    {
        foreach (var (name, what) in new[] { (intent.GroupName, "group"), (intent.PolicyName, "policy") })
        {
            if (!NameForm().IsMatch(name))
            {
                throw new ZeroTrustException(
                    ErrorIds.ArgumentInvalid,
                    FailureKind.InvalidArgument,
                    name,
                    $"'{name}' cannot be the name of a {what}.",
                    "IAM accepts letters, digits and + = , . @ _ - up to 128 characters."
                );
            }
        }

        var setting = new MfaSetting(intent, snapshot, context, intent.AccountId ?? Arns.AccountOf(context.CallerArn));
        if ((Unreadable<IamUser>(setting) ?? Unreadable<IamGroup>(setting) ?? Unreadable<IamPolicy>(setting)) is { } unreadable)
        {
            return unreadable;
        }

        var policy = MfaPolicyChange.Plan(setting);
        if (policy.Notes.Any(static note => note.Kind == PlanNoteKind.Refused))
        {
            return policy;
        }

        var group = MfaGroupChange.Plan(setting, policy.Changes.SingleOrDefault());
        var draft = policy.And(group);
        if (draft.Changes.Count > 0 && ShutOut(setting) is { } refusal)
        {
            return refusal;
        }

        var (names, notes) = Users(setting);
        var members = names.Select(name => MfaMembershipChange.Plan(setting, name, draft.Changes)).ToList();

        // A group for people who do not exist is nothing that anybody asked for.
        var isWanted = members.Count == 0 || !members.TrueForAll(static member => member.Notes.Any(IsAbsent));
        return members.Aggregate(
            (isWanted ? draft : PlanDraft.Empty).And(new PlanDraft([], notes)),
            static (sofar, member) => sofar.And(member)
        );
    }

    /// <summary>Whoever is in the group already is concerned by a change of the group's policies, named or not.</summary>
    private static PlanDraft? ShutOut(MfaSetting setting)
    {
        foreach (var member in setting.KnownGroup?.Value.Members ?? [])
        {
            var arn = setting.UserArn(member);
            var who =
                arn == setting.Context.CallerArn ? "the caller"
                : Protected.IsBreakGlass(arn, setting.Context) ? "a break-glass principal"
                : null;
            if (who is not null)
            {
                return Drafts.Note(
                    PlanNoteKind.Refused,
                    setting.Group,
                    $"{member} is in group {setting.Intent.GroupName} and is {who}: statement {MfaPolicy.DenySid} would deny everything "
                        + $"to a session without MFA. Take another group.",
                    ErrorIds.LockoutRefused
                );
            }
        }

        return null;
    }

    private static (IReadOnlyList<string> Names, IReadOnlyList<PlanNote> Notes) Users(MfaSetting setting)
    {
        if (!setting.Intent.AllUsers)
        {
            return ([.. setting.Intent.UserNames.Distinct(StringComparer.OrdinalIgnoreCase)], []);
        }

        var (names, notes) = (new List<string>(), new List<PlanNote>());
        foreach (var user in setting.Snapshot.AllKnown<IamUser>().Where(user => user.Resource.AccountId == setting.Account))
        {
            switch (setting.Snapshot.Find<LoginProfile>(user.Resource))
            {
                case Known<LoginProfile> login when login.Value.Exists:
                    names.Add(user.Value.Name);
                    break;
                case Known<LoginProfile>:
                    break;
                case var missing:
                    var action = missing?.Gap?.Action ?? "iam:GetLoginProfile";
                    notes.Add(
                        new PlanNote(
                            PlanNoteKind.FactMissing,
                            user.Resource,
                            $"Whether {user.Value.Name} has a console password is not known: {action} would settle it.",
                            ErrorIds.FactMissing
                        )
                    );
                    break;
            }
        }

        return (names, notes);
    }

    private static bool IsAbsent(PlanNote note) => note.ErrorId == ErrorIds.ResourceNotFound;

    private static PlanDraft? Unreadable<T>(MfaSetting setting)
        where T : class =>
        setting
            .Snapshot.All<T>()
            .FirstOrDefault(fact => fact.Resource.AccountId == setting.Account && fact.Resource.Type == ResourceRef.AccountType)
            is { Gap: { } gap } fact
            ? Drafts.Note(
                PlanNoteKind.FactMissing,
                fact.Resource,
                $"Users, groups and policies of the account are not known: {gap.Action} would settle it.",
                ErrorIds.FactMissing
            )
            : null;

    [GeneratedRegex(@"^[A-Za-z0-9+=,.@_-]{1,128}$", RegexOptions.CultureInvariant)]
    private static partial Regex NameForm();
}
