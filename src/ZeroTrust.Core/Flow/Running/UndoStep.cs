using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Journal;
using ZeroTrust.Core.Plans;

namespace ZeroTrust.Core.Flow.Running;

/// <summary>Takes one change back, also one that was left half-way, and goes on with an undo that was interrupted.</summary>
internal sealed class UndoStep(RunSession session, IReadOnlySet<string> chosen)
{
    public async Task<ChangeResult> RunAsync(Change change, CancellationToken cancellationToken)
    {
        var ledger = session.Ledger.Of(change.Id);
        if (session.Aborted is { } aborted)
        {
            return session.Finish(change, ChangeStatus.NotRun, null, "The run ended: " + aborted.Message);
        }

        if (Obstacle(change) is { } obstacle)
        {
            return session.Finish(change, ChangeStatus.Refused, obstacle);
        }

        var seen = await session.ReadAsync(change, cancellationToken).ConfigureAwait(false);
        if (Judge(change, ledger, seen) is { } early)
        {
            return early;
        }

        if (await session.LockoutOfAsync(change, undo: true, cancellationToken).ConfigureAwait(false) is { } lockout)
        {
            return session.Finish(change, ChangeStatus.Refused, lockout);
        }

        if (!await session.Options.Approve(change, true).ConfigureAwait(false) || session.Options.Preview)
        {
            return session.Finish(change, ChangeStatus.SkippedByUser);
        }

        session.DemandWritable();
        cancellationToken.ThrowIfCancellationRequested();
        if (
            await new JournaledCalls(session, change).SendAsync(change.Undo, undo: true, cancellationToken).ConfigureAwait(false) is
            { } failure
        )
        {
            return session.Leave(change, failure);
        }

        var after = await session.SettleAsync(change, static state => state.IsBefore, cancellationToken).ConfigureAwait(false);
        var different = after.FirstOrDefault(static state => !state.IsBefore);
        return session.Finish(
            change,
            ChangeStatus.Undone,
            message: different is null ? "" : $"AWS accepted the calls, but {different} is not exactly as it was before."
        );
    }

    private ErrorInfo? Obstacle(Change change)
    {
        if (change.Undo.Count == 0)
        {
            return new ErrorInfo(ErrorIds.ChangeIrreversible, FailureKind.Failed, $"It cannot be taken back: {change.IrreversibleReason}");
        }

        var follower = session.Ledger.Changes.FirstOrDefault(later =>
            later.Change.DependsOn.Contains(change.Id)
            && later.CanBeUndone
            && later.Change.Undo.Count > 0
            && !(session.Options.Preview && IsChosen(later.Change))
        );
        return follower is null
            ? null
            : new ErrorInfo(
                ErrorIds.ResourceDrifted,
                FailureKind.Drifted,
                $"'{follower.Change.Description}' rests on it and is still in place. Undo that one first, or both together."
            );
    }

    /// <summary>Decides without sending, where the states alone decide; null to go on.</summary>
    private ChangeResult? Judge(Change change, ChangeLedger ledger, IReadOnlyList<SeenState> seen)
    {
        if (seen.FirstOrDefault(static state => state.Gap is not null) is { } unread && !session.Options.Force)
        {
            return session.Finish(
                change,
                ChangeStatus.Refused,
                new ErrorInfo(
                    ErrorIds.FactMissing,
                    FailureKind.AccessDenied,
                    $"{unread} cannot be read, so nobody knows whether somebody changed it since: {unread.Gap!.Words} Allow "
                        + $"{unread.Gap.Action}, or use -Force."
                )
            );
        }

        var asBefore = seen.Count > 0 && seen.All(static state => state.IsBefore);
        var nothingForCertain = change.Do.All(call => !ledger.Of(call).Done && (!ledger.Of(call).InDoubt || call.Recovery is null));
        if (asBefore && nothingForCertain)
        {
            return session.Finish(change, ChangeStatus.Undone, message: "It had no effect; nothing had to be sent.");
        }

        if (ledger.Status != ChangeStatus.Applied || ledger.UndoStarted)
        {
            // Half done or half undone: there is no state that it should be in, and the calls that were sent are known.
            return null;
        }

        var left = seen.Select((state, index) => ledger.After is { } hashes && index < hashes.Count && state.Hash == hashes[index])
            .ToList();
        if (asBefore && !left.TrueForAll(static same => same))
        {
            return session.Finish(change, ChangeStatus.Undone, message: "It is as it was before already; nothing had to be sent.");
        }

        var drifted = seen.Where((state, index) => !left[index] && !state.LooksDone && !state.IsBefore).FirstOrDefault();
        return drifted is null || session.Options.Force
            ? null
            : session.Finish(
                change,
                ChangeStatus.Drifted,
                new ErrorInfo(
                    ErrorIds.ResourceDrifted,
                    FailureKind.Drifted,
                    $"{drifted} is not as this change left it: somebody changed it since. Nothing was sent. Look at it, and use -Force to "
                        + $"take the change back all the same."
                )
            );
    }

    private bool IsChosen(Change change) => chosen.Count == 0 || chosen.Contains(change.Id);
}
