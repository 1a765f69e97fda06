using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Planning;
using ZeroTrust.Core.Planning.Intents;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Serialization;
using ZeroTrust.Core.Snapshots;

namespace ZeroTrust.Core.Flow;

/// <summary>
/// Makes plans, from failed findings or from what somebody wants. Pure but for the time of day; ids
/// follow from content and time, so the same input at
/// the same moment gives the same plan. Equal changes are merged; changes are ordered by what
/// they depend on, then by risk, then as they came.
/// Two changes of one fact never overwrite each other: the later one is planned on the state
/// that the earlier one leaves, and depends on it.
/// </summary>
/// <param name="time">The clock.</param>
public sealed class PlanBuilder(TimeProvider time)
{
    /// <summary>Plans what would bring failed findings to the good state.</summary>
    /// <param name="findings">Findings; what did not fail is passed over.</param>
    /// <param name="snapshot">The facts that they rest on.</param>
    /// <param name="catalogue">The controls.</param>
    /// <param name="request">For whom.</param>
    /// <exception cref="ZeroTrustException">A setting is not one of the control's.</exception>
    public Plan FromFindings(IEnumerable<Finding> findings, Snapshot snapshot, ControlCatalogue catalogue, PlanRequest request)
    {
        var assembly = new PlanAssembly(snapshot);
        Add(assembly, findings, snapshot, catalogue, request);
        return Finish(assembly, snapshot, request);
    }

    /// <summary>
    /// Plans what brings named resources to the good state of a control, through the control's own
    /// enforcement. A name without a change gets a note:
    /// the good state is there, the control does not speak about it (refused, with the finding's
    /// reason), it is not known, or it does not exist.
    /// </summary>
    /// <param name="intent">The control and the resources.</param>
    /// <param name="snapshot">Facts, at least those that it <see cref="ControlEnforcement.Needs"/>.</param>
    /// <param name="catalogue">The controls.</param>
    /// <param name="request">For whom.</param>
    /// <exception cref="ZeroTrustException">There is no such control, it only checks, or a setting is not one of its.</exception>
    public Plan FromControl(ControlEnforcementIntent intent, Snapshot snapshot, ControlCatalogue catalogue, PlanRequest request)
    {
        var entry = catalogue.Get(intent.Control);
        if (entry.Enforcement is null)
        {
            throw new ZeroTrustException(
                ErrorIds.ArgumentInvalid,
                FailureKind.InvalidArgument,
                entry.Info.Id,
                $"{entry.Info.Id} ({entry.Info.Title}) only checks.",
                $"Get-ZtControl {entry.Info.Id} says what a person can do."
            );
        }

        request = request.With(intent);
        var assembly = new PlanAssembly(snapshot);
        var (failed, notes) = ControlEnforcement.Judge(intent, snapshot, catalogue, request);
        foreach (var note in notes)
        {
            assembly.Note(note);
        }

        Add(assembly, failed, snapshot, catalogue, request);
        return Finish(assembly, snapshot, request);
    }

    /// <summary>Plans what somebody wants.</summary>
    /// <typeparam name="TIntent">The intent.</typeparam>
    /// <param name="intent">What is wanted.</param>
    /// <param name="snapshot">Facts, at least those that the planner <see cref="IPlanner{TIntent}.Needs"/>.</param>
    /// <param name="planners">The planners.</param>
    /// <param name="request">For whom.</param>
    /// <exception cref="ZeroTrustException">The intent itself is impossible.</exception>
    public Plan FromIntent<TIntent>(TIntent intent, Snapshot snapshot, PlannerCatalogue planners, PlanRequest request)
        where TIntent : class
    {
        var context = new PlanContext(
            request.CallerArn,
            request.Partition,
            request.BreakGlass,
            new ControlSettings(snapshot.Header.TakenAt, [])
        );
        var assembly = new PlanAssembly(snapshot);
        assembly.Add(planners.For<TIntent>().Plan(intent, snapshot, context));
        return Finish(assembly, snapshot, request);
    }

    private static void Add(
        PlanAssembly assembly,
        IEnumerable<Finding> findings,
        Snapshot snapshot,
        ControlCatalogue catalogue,
        PlanRequest request
    )
    {
        foreach (var finding in findings.Where(static f => f.Outcome == Outcome.Fail))
        {
            if (catalogue.Find(finding.ControlId) is not { } entry)
            {
                assembly.Note(
                    new PlanNote(
                        PlanNoteKind.Skipped,
                        finding.Resource,
                        $"There is no control '{finding.ControlId}'.",
                        ErrorIds.ControlNotFound
                    )
                );
                continue;
            }

            if (entry.Enforcement is not { } enforcement)
            {
                assembly.Note(
                    new PlanNote(
                        PlanNoteKind.Manual,
                        finding.Resource,
                        $"{entry.Info.Id} ({entry.Info.Title}) only checks; Get-ZtControl {entry.Info.Id} says what a person can do."
                    )
                );
                continue;
            }

            var context = new PlanContext(
                request.CallerArn,
                request.Partition,
                request.BreakGlass,
                Assessor.SettingsOf(entry.Info, snapshot, catalogue, request.Settings)
            )
            {
                Control = entry.Info,
            };
            assembly.Add(finding.Resource, facts => enforcement.Plan(finding, facts, context));
        }
    }

    private Plan Finish(PlanAssembly assembly, Snapshot snapshot, PlanRequest request)
    {
        var createdAt = time.GetUtcNow();
        var changes = PlanOrder.Sort(assembly.Changes);
        var content =
            JsonSerializer.Serialize(changes, CoreJson.Compact) + request.CallerArn + createdAt.ToString("O", CultureInfo.InvariantCulture);
        var digest = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..8].ToLowerInvariant();
        var plan = new Plan
        {
            Id = $"{createdAt.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}-{digest}",
            CreatedAt = createdAt,
            BasedOn = snapshot.Header.TakenAt,
            CallerArn = request.CallerArn,
            BreakGlass = request.BreakGlass,
            Changes = changes,
            Notes = assembly.Notes,
        };
        var problems = PlanRules.ProblemsOf(plan).Take(5).ToList();
        return problems.Count == 0
            ? plan
            : throw new ZeroTrustException(
                ErrorIds.ControlMalformed,
                FailureKind.InvalidData,
                plan.Id,
                $"The planned changes contradict each other: {string.Join("; ", problems)}.",
                "This is a defect of a control or planner."
            );
    }
}
