using System.Globalization;
using System.Text.Json.Nodes;
using ZeroTrust.Core.Connections;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Planning;
using ZeroTrust.Core.Planning.Intents;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Organizations;
using ZeroTrust.Policy.Packing;

namespace ZeroTrust.Controls.Planning.Scp;

/// <summary>
/// Service control policies from templates, in as few documents as their limit allows, attached where
/// that shuts out nobody who manages them. A policy
/// that says the same is used instead of a second one; a policy of the same name that says something else is never changed.
/// </summary>
internal sealed class ScpPlanner : IPlanner<ScpIntent>
{
    private const string PolicyType = "SERVICE_CONTROL_POLICY";

    /// <inheritdoc/>
    public CollectRequest Needs(ScpIntent intent) => new(["organizations-organization", "organizations-target", "organizations-scp"]);

    /// <inheritdoc/>
    public PlanDraft Plan(ScpIntent intent, Snapshot snapshot, PlanContext context)
    {
        Demand(
            intent.Name.Length is > 0 and <= 125,
            intent.Name,
            "The name must have 1 to 125 characters, so that a number fits behind it."
        );
        Demand(intent.Description.Length <= 512, intent.Description, "The description may have 512 characters.");
        Demand(intent.Templates.Count > 0, intent.Name, "At least one template is needed.");
        var documents = ScpDocuments.Pack(ScpTemplates.Fill(intent.Templates));

        var caller = Arns.AccountOf(context.CallerArn);
        var (setting, refusal) = Setting(intent, snapshot, caller);
        if (setting is null)
        {
            return refusal!;
        }

        var draft = Enable(setting);
        var enabling = draft.Changes.SingleOrDefault();
        if (draft.Notes.Count > 0)
        {
            return draft;
        }

        var policies = new List<ScpPolicyChange>();
        foreach (var (document, number) in documents.Select(static (document, index) => (document, index + 1)))
        {
            var (policy, note) = ScpPolicyChange.Plan(setting, number == 1 ? intent.Name : $"{intent.Name}-{number}", document);
            if (policy is null)
            {
                return new PlanDraft([], [note!]);
            }

            policies.Add(policy);
            draft = draft.And(new PlanDraft(policy.Create is { } create ? [create] : [], note is null ? [] : [note]));
        }

        var (there, made) = (
            setting.Policies.Count(static policy => !policy.Value.AwsManaged),
            policies.Count(static policy => policy.Create is not null)
        );
        if (made > 0 && there + made > OrganizationQuota.ServiceControl.PerOrganization)
        {
            return Drafts.Note(
                PlanNoteKind.Refused,
                setting.Organization.Resource,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The organization has {there:N0} service control policies and would need {made} more; "
                        + $"Organizations allows {OrganizationQuota.ServiceControl.PerOrganization:N0}."
                ),
                ErrorIds.QuotaExceeded
            );
        }

        var attached = setting.Policies.ToDictionary(
            static policy => policy.Value.Id,
            static policy => policy.Value.TargetIds.ToList(),
            StringComparer.Ordinal
        );
        var attachments = intent
            .TargetIds.Distinct(StringComparer.Ordinal)
            .Aggregate(PlanDraft.Empty, (sofar, target) => sofar.And(ScpAttachment.Plan(setting, target, policies, enabling, attached)));

        // A policy that was wanted somewhere and may be attached nowhere would only lie around.
        return
            attachments.Notes.Count(static note => note.Kind == PlanNoteKind.Refused)
                == intent.TargetIds.Distinct(StringComparer.Ordinal).Count()
            && intent.TargetIds.Count > 0
            ? new PlanDraft([], [.. draft.Notes, .. attachments.Notes])
            : draft.And(attachments);
    }

    private static (ScpSetting? Setting, PlanDraft? Refusal) Setting(ScpIntent intent, Snapshot snapshot, string caller)
    {
        var account = ResourceRef.Account(caller);
        var known = snapshot.AllKnown<OrganizationInfo>().ToList();
        if ((known.Find(fact => fact.Resource.AccountId == caller) ?? known.Find(static fact => fact.Value.Exists)) is not { } organization)
        {
            return (
                null,
                FactMissing(
                    account,
                    snapshot.All<OrganizationInfo>().Select(static fact => fact.Gap?.Action).FirstOrDefault()
                        ?? FactTypes.ActionOf<OrganizationInfo>()
                )
            );
        }

        if (!organization.Value.Exists || organization.Value.FeatureSet != "ALL")
        {
            return (
                null,
                Drafts.Note(
                    PlanNoteKind.Refused,
                    account,
                    organization.Value.Exists
                        ? "The organization has consolidated billing only: service control policies need all features."
                        : "The account is in no organization, so there is nothing that service control policies could bind.",
                    ErrorIds.ResourceNotFound
                )
            );
        }

        var gap =
            snapshot.All<ServiceControlPolicy>().Select(static fact => fact.Gap).FirstOrDefault(static gap => gap is not null)
            ?? (
                intent.TargetIds.Count > 0
                    ? snapshot.All<OrganizationTarget>().Select(static fact => fact.Gap).FirstOrDefault(static gap => gap is not null)
                    : null
            );
        return gap is null ? (new ScpSetting(intent, snapshot, organization, caller), null) : (null, FactMissing(account, gap.Action));
    }

    private static PlanDraft Enable(ScpSetting setting)
    {
        var organization = setting.Organization;
        if (organization.Value.EnabledPolicyTypes.Contains(PolicyType))
        {
            return PlanDraft.Empty;
        }

        if (organization.Value.RootId is not { } root)
        {
            return Drafts.Manual(
                organization.Resource,
                "Service control policies are not enabled, and the root is not visible from this account: enable "
                    + "them in the management account."
            );
        }

        var id = setting.Id("enable");
        return Drafts.Of(
            new Change
            {
                Id = id,
                Type = "ScpEnablement",
                Resource = ResourceRef.Account(setting.ManagingAccount),
                Description = $"Enable service control policies in organization {organization.Value.Id}",
                Do = [Calls.Call(id + "#do", "organizations", "EnablePolicyType", Both()).OrAlready("PolicyTypeAlreadyEnabledException")],
                Undo = [Calls.Call(id + "#undo", "organizations", "DisablePolicyType", Both()).OrAlready("PolicyTypeNotEnabledException")],
                States =
                [
                    organization.Becomes(
                        organization.Value with
                        {
                            EnabledPolicyTypes =
                            [
                                .. organization.Value.EnabledPolicyTypes.Append(PolicyType).Order(StringComparer.Ordinal),
                            ],
                        }
                    ),
                ],
                Risk = ChangeRisk.Low,
            }
        );

        JsonObject Both() => new() { ["RootId"] = root, ["PolicyType"] = PolicyType };
    }

    private static PlanDraft FactMissing(ResourceRef account, string action) =>
        Drafts.Note(
            PlanNoteKind.FactMissing,
            account,
            $"The organization and its policies are not known: {action} would settle it.",
            ErrorIds.FactMissing
        );

    private static void Demand(bool holds, string target, string message)
    {
        if (!holds)
        {
            throw new ZeroTrustException(ErrorIds.ArgumentInvalid, FailureKind.InvalidArgument, target, message, "");
        }
    }
}
