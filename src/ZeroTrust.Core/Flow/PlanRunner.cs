using System.Runtime.CompilerServices;
using ZeroTrust.Core.Connections;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Flow.Running;
using ZeroTrust.Core.Journal;
using ZeroTrust.Core.Plans;

namespace ZeroTrust.Core.Flow;

/// <summary>
/// Applies plans, goes on with runs that were interrupted, and takes changes back. Before a change is
/// sent, everything that it alters is read again and
/// compared with the plan, the lock-out guard looks at what it does to access, and somebody agrees.
/// Every call stands between two records that are on
/// disk. A change that fails or drifts does not end the run; those that depend on it are not run.
/// Results come one by one; exceptions end the run: cancellation, a journal that cannot be written, a connection that cannot be changed.
/// </summary>
/// <param name="connection">Where to.</param>
/// <param name="journals">Where the journals are.</param>
/// <param name="time">The clock.</param>
public sealed class PlanRunner(IAwsConnection connection, JournalStore journals, TimeProvider time)
{
    /// <summary>Applies a plan. The journal begins with the first call that is sent, so a preview leaves no trace.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellationToken">Stops between two calls.</param>
    /// <exception cref="ZeroTrustException">The plan contradicts itself (<see cref="ErrorIds.PlanUnreadable"/>), the journal cannot be
    /// written, or the connection is a saved snapshot.</exception>
    public async IAsyncEnumerable<ChangeResult> ApplyAsync(
        Plan plan,
        RunOptions options,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var problems = PlanRules.ProblemsOf(plan).Take(5).ToList();
        if (problems.Count > 0)
        {
            throw new ZeroTrustException(
                ErrorIds.PlanUnreadable,
                FailureKind.InvalidData,
                plan.Id,
                $"The plan {plan.Id} contradicts itself: {string.Join("; ", problems)}.",
                "Make it again with New-ZtPlan."
            );
        }

        var ledger = new RunLedger(new JournalRecord(JournalEvent.Run, time.GetUtcNow()) { Plan = plan });
        using var session = new RunSession(connection, journals, time, options, ledger, "apply", null);
        foreach (var change in PlanOrder.Sort(plan.Changes))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return await GuardedAsync(session, change, new ApplyStep(session).RunAsync, undo: false, cancellationToken)
                .ConfigureAwait(false);
        }

        session.End();
    }

    /// <summary>Goes on with a run: what is done stays, what was half done is finished, what did not run is run.
    /// Changes that were undone stay undone.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellationToken">Stops between two calls.</param>
    /// <returns>A result for each change that was not already in place.</returns>
    /// <exception cref="ZeroTrustException">No such run, or its journal cannot be read or written.</exception>
    public async IAsyncEnumerable<ChangeResult> ResumeAsync(
        string runId,
        RunOptions options,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        using var session = Continue(runId, "resume", options);
        foreach (var change in PlanOrder.Sort(session.Plan.Changes))
        {
            var ledger = session.Ledger.Of(change.Id);
            if (ledger.IsInPlace || ledger.Status == ChangeStatus.Undone)
            {
                continue;
            }

            cancellationToken.ThrowIfCancellationRequested();
            if (ledger.UndoStarted)
            {
                yield return new ChangeResult(
                    change,
                    ChangeStatus.NotRun,
                    runId,
                    null,
                    "It is half undone; finish that first (Undo-ZtChange)."
                );
                continue;
            }

            yield return await GuardedAsync(session, change, new ApplyStep(session).RunAsync, undo: false, cancellationToken)
                .ConfigureAwait(false);
        }

        session.End();
    }

    /// <summary>Takes changes of a run back, last first. Only what the run itself did is
    /// undone: what was in place before it stays.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="changeIds">Ids of changes; empty for all.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellationToken">Stops between two calls.</param>
    /// <returns>A result for each chosen change that left something to undo.</returns>
    /// <exception cref="ZeroTrustException">No such run or change, or the journal cannot be read or written.</exception>
    public async IAsyncEnumerable<ChangeResult> UndoAsync(
        string runId,
        IReadOnlyCollection<string> changeIds,
        RunOptions options,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        using var session = Continue(runId, "undo", options);
        var chosen = changeIds.ToHashSet(StringComparer.Ordinal);
        if (chosen.Except(session.Plan.Changes.Select(static change => change.Id)).FirstOrDefault() is { } missing)
        {
            throw new ZeroTrustException(
                ErrorIds.ChangeNotFound,
                FailureKind.NotFound,
                missing,
                $"Run {runId} has no change '{missing}'.",
                "Get-ZtChange lists them."
            );
        }

        foreach (var change in PlanOrder.Sort(session.Plan.Changes).Reverse())
        {
            if ((chosen.Count > 0 && !chosen.Contains(change.Id)) || !session.Ledger.Of(change.Id).CanBeUndone)
            {
                continue;
            }

            cancellationToken.ThrowIfCancellationRequested();
            yield return await GuardedAsync(session, change, new UndoStep(session, chosen).RunAsync, undo: true, cancellationToken)
                .ConfigureAwait(false);
        }

        session.End();
    }

    private RunSession Continue(string runId, string mode, RunOptions options)
    {
        if (options.Preview)
        {
            return new RunSession(connection, journals, time, options, journals.Read(runId), mode, null);
        }

        var (writer, ledger) = journals.Continue(runId, mode, connection.Info, time.GetUtcNow());
        return new RunSession(connection, journals, time, options, ledger, mode, writer);
    }

    private static async Task<ChangeResult> GuardedAsync(
        RunSession session,
        Change change,
        Func<Change, CancellationToken, Task<ChangeResult>> step,
        bool undo,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await step(change, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception problem)
            when (problem
                    is AwsCallException
                        or ZeroTrustException { ErrorId: not (ErrorIds.JournalUnreadable or ErrorIds.ConnectionIsReadOnly) }
            )
        {
            // An undo that fails leaves the change what it was: applied, or half applied.
            var error = ErrorInfo.Of(problem);
            return undo ? session.Leave(change, error) : session.Finish(change, ChangeStatus.Failed, error);
        }
    }
}
