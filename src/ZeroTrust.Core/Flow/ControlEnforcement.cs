using System.Text.Json.Nodes;
using ZeroTrust.Core.Connections;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Planning.Intents;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;

namespace ZeroTrust.Core.Flow;

/// <summary>What enforcing a control on named resources needs to know, and what the control says of each of them.</summary>
public static class ControlEnforcement
{
    /// <summary>The facts to collect: those of the control, in the accounts and regions that the names allow.</summary>
    /// <exception cref="ZeroTrustException"><see cref="ErrorIds.ControlNotFound"/>.</exception>
    public static CollectRequest Needs(ControlEnforcementIntent intent, ControlCatalogue catalogue)
    {
        var info = catalogue.Get(intent.Control).Info;

        // Only what a finding named is certain to be called so; a text may be an alias, and that is found by reading all of them.
        var certain = intent.Resources.All(static name => name is { AccountId: not null, Region: not null });
        return new CollectRequest(info.Facts)
        {
            AccountIds = AllOrNone(static name => name.Account),
            Regions = AllOrNone(static name => name.Place == ResourceRef.Global ? null : name.Place),
            OnlyIds = certain
                ? new Dictionary<string, IReadOnlyCollection<string>>
                {
                    [info.ResourceType] = intent.Resources.Select(static name => name.Text).ToHashSet(StringComparer.Ordinal),
                }
                : new Dictionary<string, IReadOnlyCollection<string>>(),
        };

        IReadOnlyCollection<string> AllOrNone(Func<ResourceName, string?> part)
        {
            var parts = intent.Resources.Select(part).Distinct(StringComparer.Ordinal).ToList();
            return parts.Contains(null) ? [] : [.. parts.OfType<string>()];
        }
    }

    /// <summary>The settings of a request with those of an intent over them.</summary>
    internal static PlanRequest With(this PlanRequest request, ControlEnforcementIntent intent) =>
        request with
        {
            Settings = new Dictionary<string, JsonObject>(request.Settings) { [intent.Control] = intent.Settings },
        };

    /// <summary>The findings about the named resources that ask for a change, and a note for each name that does not.</summary>
    internal static (IReadOnlyList<Finding> Failed, IReadOnlyList<PlanNote> Notes) Judge(
        ControlEnforcementIntent intent,
        Snapshot snapshot,
        ControlCatalogue catalogue,
        PlanRequest request
    )
    {
        var info = catalogue.Get(intent.Control).Info;
        var findings = Assessor.Evaluate(snapshot, catalogue, new AssessmentFilter { Controls = [info.Id] }, request.Settings).ToList();
        var aliases = snapshot
            .Facts.Where(static fact => fact.Value is IAliased)
            .ToLookup(static fact => fact.Resource, static fact => ((IAliased)fact.Value!).Aliases);
        var (failed, notes) = (new List<Finding>(), new List<PlanNote>());
        foreach (var name in intent.Resources.Distinct())
        {
            var about = findings
                .Where(finding => name.Fits(finding.Resource, aliases[finding.Resource].SelectMany(static names => names)))
                .ToList();
            failed.AddRange(about.Where(static finding => finding.Outcome == Outcome.Fail));
            notes.AddRange(about.Select(finding => Note(finding, info)).OfType<PlanNote>());
            if (about.Count == 0)
            {
                notes.Add(Unnamed(name, snapshot, info) ?? Absent(name, info, findings, request));
            }
        }

        return ([.. failed.DistinctBy(static finding => finding.Id)], notes);
    }

    private static PlanNote? Note(Finding finding, ControlInfo info) =>
        finding.Outcome switch
        {
            Outcome.Fail => null,
            Outcome.Pass => new PlanNote(PlanNoteKind.AlreadyInPlace, finding.Resource, finding.Reason),
            Outcome.Unknown => new PlanNote(PlanNoteKind.FactMissing, finding.Resource, finding.Reason, ErrorIds.FactMissing)
            {
                Remedy = Allow(finding),
            },
            Outcome.NotApplicable => new PlanNote(PlanNoteKind.Refused, finding.Resource, finding.Reason, ErrorIds.ControlNotApplicable)
            {
                Remedy = $"Get-ZtControl {info.Id} says what it applies to.",
            },
            _ => new PlanNote(PlanNoteKind.Skipped, finding.Resource, finding.Reason),
        };

    /// <summary>A resource that could not be read may be the one that is called so.</summary>
    private static PlanNote? Unnamed(ResourceName name, Snapshot snapshot, ControlInfo info)
    {
        var unread = snapshot.Facts.FirstOrDefault(fact =>
            fact.Gap is not null
            && fact.Resource.Type == info.ResourceType
            && typeof(IAliased).IsAssignableFrom(FactTypes.Find(fact.FactType))
            && (name.Account ?? fact.Resource.AccountId) == fact.Resource.AccountId
            && (name.Place ?? fact.Resource.Region) == fact.Resource.Region
        );
        return unread?.Gap is { } gap
            ? new PlanNote(
                PlanNoteKind.FactMissing,
                unread.Resource with
                {
                    Id = name.Text,
                },
                $"Not known: {gap.Action} would settle whether {name} is another name of {unread.Resource.Id} ({gap.Words}).",
                ErrorIds.FactMissing
            )
            {
                Remedy = $"Allow {gap.Action}, and try again.",
            }
            : null;
    }

    /// <summary>What is not in a list does not exist, unless a list that may hold it could not be read.</summary>
    private static PlanNote Absent(ResourceName name, ControlInfo info, List<Finding> findings, PlanRequest request)
    {
        var account = name.Account ?? Policy.Arn.AccountOf(request.CallerArn).ToString();
        var resource = new ResourceRef(account, name.Place ?? ResourceRef.Global, info.ResourceType, name.Text);
        return findings.Find(finding => finding.Outcome == Outcome.Unknown && MayHold(finding.Resource)) is { } unread
            ? new PlanNote(PlanNoteKind.FactMissing, resource, unread.Reason, ErrorIds.FactMissing) { Remedy = Allow(unread) }
            : new PlanNote(
                PlanNoteKind.Refused,
                resource,
                $"There is no {info.ResourceType} of that name in the accounts and regions of this connection.",
                ErrorIds.ResourceNotFound
            )
            {
                Remedy = $"Get-ZtFinding {info.Id} lists those that there are.",
            };

        bool MayHold(ResourceRef list) =>
            list.Type == ResourceRef.AccountType
            && (name.Account ?? list.AccountId) == list.AccountId
            && (list.Region == ResourceRef.Global || (name.Place ?? list.Region) == list.Region);
    }

    private static string Allow(Finding finding)
    {
        var actions = finding.Gaps.Select(static gap => gap.Action).Where(static a => a.Length > 0).Distinct(StringComparer.Ordinal);
        return $"Allow {string.Join(" and ", actions)}, and try again.";
    }
}
