using System.Management.Automation;
using ZeroTrust.Core.Connections;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Flow;
using ZeroTrust.Core.Journal;
using ZeroTrust.Core.Planning.Intents;
using ZeroTrust.Core.Plans;

namespace ZeroTrust.PowerShell.Pipeline;

/// <summary>What cmdlets share that change something: one place that previews, asks, applies and takes back.</summary>
public abstract class PlanCmdlet : AssessmentCmdlet
{
    private bool _yesToAll;
    private bool _noToAll;

    /// <summary>Goes on although the resource was changed since, although somebody may be locked out, although a state could not be read,
    /// or although the change cannot be undone. It does not answer the question whether to make a change.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private bool IsPreview =>
        MyInvocation.BoundParameters.TryGetValue("WhatIf", out var given)
            ? LanguagePrimitives.IsTrue(given)
            : SessionState.PSVariable.GetValue("WhatIfPreference") is { } preference && LanguagePrimitives.IsTrue(preference);

    /// <summary>Plans what somebody wants, on facts that are read now.</summary>
    private protected Plan PlanFor<TIntent>(TIntent intent, IReadOnlyList<string> breakGlass)
        where TIntent : class
    {
        var info = RequireConnection().Aws.Info;
        var snapshot = Collect(Session.Planners.For<TIntent>().Needs(intent));
        return new PlanBuilder(Clock).FromIntent(
            intent,
            snapshot,
            Session.Planners,
            new PlanRequest(info.CallerArn, info.Partition) { BreakGlass = breakGlass }
        );
    }

    /// <summary>Plans what brings resources to the good state of a control, on facts that are read now.</summary>
    private protected Plan PlanFor(ControlEnforcementIntent intent, IReadOnlyList<string> breakGlass)
    {
        var info = RequireConnection().Aws.Info;
        var snapshot = Collect(ControlEnforcement.Needs(intent, Session.Controls));
        return new PlanBuilder(Clock).FromControl(
            intent,
            snapshot,
            Session.Controls,
            new PlanRequest(info.CallerArn, info.Partition) { BreakGlass = breakGlass }
        );
    }

    /// <summary>Says what a plan leaves alone, and applies the rest.</summary>
    private protected void Apply(Plan plan)
    {
        RefuseToChangeASnapshot();
        foreach (var note in plan.Notes.Where(static n => n.Kind != PlanNoteKind.Manual))
        {
            WriteNote(note);
        }

        // A line for each would drown the changes.
        var manual = plan.Notes.Where(static n => n.Kind == PlanNoteKind.Manual).ToArray();
        if (manual.Length > 0)
        {
            WriteWarning(
                $"{manual.Length} resources need a person, such as {manual[0].Resource}: {manual[0].Message} The notes "
                    + $"of the plan list all of them."
            );
        }

        if (plan.Changes.Count > 0)
        {
            Run((runner, options, token) => runner.ApplyAsync(plan, options, token), "Applying the plan");
        }
    }

    /// <summary>Runs something over a plan, asking for each change and giving each result as it comes.</summary>
    private protected void Run(Func<PlanRunner, RunOptions, CancellationToken, IAsyncEnumerable<ChangeResult>> run, string activity)
    {
        RefuseToChangeASnapshot();
        var connection = RequireConnection();
        var preview = IsPreview;
        var runner = new PlanRunner(connection.Aws, new JournalStore(connection.JournalFolder), Clock);
        Await(
            async token =>
            {
                // The cancelled call under way gets less time than the pipeline, so that its
                // end is written down before the pipeline leaves.
                var options = new RunOptions
                {
                    Approve = async (change, undo) => await AskAsync(() => Approve(change, undo), token).ConfigureAwait(false),
                    Preview = preview,
                    Force = Force,
                    CancelGrace = PipelinePump.Grace / 2,
                };
                await foreach (var result in run(runner, options, token).WithCancellation(token).ConfigureAwait(false))
                {
                    Say(() => WriteResult(result, preview));
                }
            },
            activity
        );
    }

    private void RefuseToChangeASnapshot()
    {
        if (!IsPreview && RequireConnection().Aws.Info is { Kind: ConnectionKind.Snapshot } info)
        {
            throw new ZeroTrustException(
                ErrorIds.ConnectionIsReadOnly,
                FailureKind.NotConnected,
                info.Source,
                "A saved snapshot cannot be changed.",
                "Connect to the account (Connect-ZtAws); -WhatIf works here too."
            );
        }
    }

    private bool Approve(Change change, bool undo)
    {
        var text = ChangeText.Of(change, undo);
        if (!ShouldProcess(text, text + "\nDo it?", undo ? "Take back a change" : "Make a change"))
        {
            return false;
        }

        return !NeedsASecondYes(change, undo)
            || Force
            || ShouldContinue(
                $"{change.Description}\nThis cannot be undone: {change.IrreversibleReason}",
                "Cannot be undone",
                ref _yesToAll,
                ref _noToAll
            );
    }

    /// <summary>What cannot be taken back is asked for a second time, also when -Confirm:$false answered
    /// the first; -Force answers the second.</summary>
    private static bool NeedsASecondYes(Change change, bool undo) => !undo && change.IrreversibleReason is not null;

    private void WriteResult(ChangeResult result, bool preview)
    {
        if (result.Error is { } error)
        {
            WriteFailure(
                new ZeroTrustException(
                    error.ErrorId,
                    error.Kind,
                    result.Change.Resource.ToString(),
                    $"{result.Change.Description}: {error.Message}",
                    ""
                )
            );
        }

        // A preview has said all there is to say; what it would not do is worth a line.
        if (!preview || result.Status is not ChangeStatus.SkippedByUser)
        {
            WriteObject(result);
        }
    }

    private void WriteNote(PlanNote note)
    {
        var text = $"{note.Resource}: {note.Message}";
        switch (note.Kind)
        {
            case PlanNoteKind.Refused:
                WriteFailure(
                    new ZeroTrustException(
                        note.ErrorId.Length == 0 ? ErrorIds.ArgumentInvalid : note.ErrorId,
                        KindOf(note.ErrorId),
                        note.Resource.ToString(),
                        text,
                        note.Remedy ?? ""
                    )
                );
                break;
            case PlanNoteKind.FactMissing:
                WriteFailure(
                    new ZeroTrustException(
                        note.ErrorId.Length == 0 ? ErrorIds.FactMissing : note.ErrorId,
                        FailureKind.AccessDenied,
                        note.Resource.ToString(),
                        text,
                        note.Remedy ?? ""
                    )
                );
                break;
            case PlanNoteKind.Warning:
                WriteWarning(text);
                break;
            case PlanNoteKind.AlreadyInPlace:
                WriteInformation(
                    new HostInformationMessage { Message = $"Already in place: {text}" },
                    ["PSHOST", nameof(PlanNoteKind.AlreadyInPlace)]
                );
                break;
            default:
                WriteVerbose(text);
                break;
        }
    }

    private static FailureKind KindOf(string errorId) =>
        errorId switch
        {
            ErrorIds.LockoutRefused => FailureKind.LockoutRefused,
            ErrorIds.QuotaExceeded or ErrorIds.DocumentTooLarge => FailureKind.LimitExceeded,
            ErrorIds.ResourceNotFound => FailureKind.NotFound,
            ErrorIds.PolicyMalformed => FailureKind.InvalidData,
            _ => FailureKind.InvalidArgument,
        };
}
