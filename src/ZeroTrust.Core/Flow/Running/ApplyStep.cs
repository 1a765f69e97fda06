using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Journal;
using ZeroTrust.Core.Plans;

namespace ZeroTrust.Core.Flow.Running;

/// <summary>Applies one change, or goes on with one that was left half-way.</summary>
internal sealed class ApplyStep(RunSession session)
{
    public async Task<ChangeResult> RunAsync(Change change, CancellationToken cancellationToken)
    {
        var ledger = session.Ledger.Of(change.Id);
        if (session.Aborted is { } aborted)
        {
            return session.Finish(change, ChangeStatus.NotRun, null, "The run ended: " + aborted.Message);
        }

        var waitsFor = change.DependsOn.Select(session.Ledger.Of).FirstOrDefault(static earlier => !earlier.IsInPlace);
        if (waitsFor is not null && !session.Options.Preview)
        {
            return session.Finish(change, ChangeStatus.NotRun, null, $"It needs '{waitsFor.Change.Description}', which is not in place.");
        }

        var halfDone = ledger.MayHaveActed;
        var seen = await session.ReadAsync(change, cancellationToken).ConfigureAwait(false);
        if (Judge(change, ledger, seen, halfDone) is { } early)
        {
            return early;
        }

        if (await session.LockoutOfAsync(change, undo: false, cancellationToken).ConfigureAwait(false) is { } lockout)
        {
            return session.Finish(change, ChangeStatus.Refused, lockout);
        }

        if (!await session.Options.Approve(change, false).ConfigureAwait(false) || session.Options.Preview)
        {
            return session.Finish(change, ChangeStatus.SkippedByUser);
        }

        session.DemandWritable();
        cancellationToken.ThrowIfCancellationRequested();
        if (
            await new JournaledCalls(session, change).SendAsync(change.Do, undo: false, cancellationToken).ConfigureAwait(false) is
            { } failure
        )
        {
            return session.Finish(change, ChangeStatus.Failed, failure);
        }

        return WasInPlace(change, ledger)
            ? session.Finish(change, ChangeStatus.AlreadyInPlace)
            : await CompleteAsync(change, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Whether AWS's answers say that there was nothing to do, so that nothing is to be undone either. Only
    /// asked where no fact shows it beforehand: after
    /// a look that found the effect absent, such an answer is about our own attempt, repeated below; and so it is
    /// where this run has made what the change rests on.
    /// </summary>
    private bool WasInPlace(Change change, ChangeLedger ledger) =>
        change.States.Count == 0
        && change.Do.All(call => ledger.Of(call).WasThere)
        && change.DependsOn.All(id => session.Ledger.Of(id).Status == ChangeStatus.AlreadyInPlace);

    /// <summary>Decides without sending, where the states alone decide; null to go on.</summary>
    private ChangeResult? Judge(Change change, ChangeLedger ledger, IReadOnlyList<SeenState> seen, bool halfDone)
    {
        if (seen.FirstOrDefault(static state => state.Gap is not null) is { } unread && !session.Options.Force)
        {
            return session.Finish(
                change,
                ChangeStatus.Refused,
                new ErrorInfo(
                    ErrorIds.FactMissing,
                    FailureKind.AccessDenied,
                    $"{unread} cannot be read, so nobody knows what the change would meet: {unread.Gap!.Words} Allow "
                        + $"{unread.Gap.Action}, or use -Force."
                )
            );
        }

        var allSent = change.Do.All(call => ledger.Of(call) is { Done: true } or { InDoubt: true });
        if (seen.Count > 0 && seen.All(static state => state.IsAfter) && (!halfDone || allSent))
        {
            // Half done and yet all there: the process died between the last answer and its record.
            return halfDone
                ? session.Finish(change, ChangeStatus.Applied, after: [.. seen.Select(static state => state.Hash)])
                : session.Finish(change, ChangeStatus.AlreadyInPlace);
        }

        // Several calls can stop between two states; one call cannot.
        if ((halfDone && (change.Do.Count > 1 || ledger.Of(change.Do[0]).Done)) || session.Options.Force)
        {
            return null;
        }

        return seen.FirstOrDefault(static state => !state.IsBefore && !state.IsAfter) is { } drifted
            ? session.Finish(
                change,
                ChangeStatus.Drifted,
                new ErrorInfo(
                    ErrorIds.ResourceDrifted,
                    FailureKind.Drifted,
                    drifted.Planned.Before is null
                        ? $"{drifted} exists already, but not as planned. Nothing was sent. Plan again."
                        : $"{drifted} is not in the state that the change was planned on: somebody changed it since. Nothing was "
                            + $"sent. Plan again, or use -Force."
                )
            )
            : null;
    }

    private async Task<ChangeResult> CompleteAsync(Change change, CancellationToken cancellationToken)
    {
        IReadOnlyList<SeenState> seen;
        try
        {
            seen = await session.SettleAsync(change, static state => state.LooksDone, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception problem)
            when (problem is AwsCallException or OperationCanceledException
                || problem is ZeroTrustException { ErrorId: not ErrorIds.JournalUnreadable }
            )
        {
            var result = session.Finish(
                change,
                ChangeStatus.Applied,
                message: $"AWS accepted the calls; the state afterwards could not be read: {problem.Message}"
            );
            cancellationToken.ThrowIfCancellationRequested();
            return result;
        }

        var lagging = seen.FirstOrDefault(static state => !state.LooksDone);
        return session.Finish(
            change,
            ChangeStatus.Applied,
            message: lagging is null ? "" : $"AWS accepted the calls, but {lagging} does not show the planned state yet.",
            after: [.. seen.Select(static state => state.Hash)]
        );
    }
}
