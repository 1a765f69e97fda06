using ZeroTrust.Core.Access;
using ZeroTrust.Core.Connections;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Journal;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Serialization;

namespace ZeroTrust.Core.Flow.Running;

/// <summary>One session of a run: its ledger, its journal, and what all steps share. The journal begins
/// with the first call that is to be sent.</summary>
internal sealed class RunSession(
    IAwsConnection connection,
    JournalStore journals,
    TimeProvider time,
    RunOptions options,
    RunLedger ledger,
    string mode,
    JournalWriter? writer
) : IDisposable
{
    private static readonly LockoutGuard Guard = new(new PolicyAccessEvaluator());
    private readonly List<JournalRecord> _unwritten = [];
    private JournalWriter? _writer = writer;

    public IAwsConnection Connection { get; } = connection;

    public RunOptions Options { get; } = options;

    public RunLedger Ledger { get; } = ledger;

    public Plan Plan => Ledger.Plan;

    public string Mode { get; } = mode;

    public TimeProvider Time { get; } = time;

    /// <summary>Why nothing more can be sent; null as long as it can.</summary>
    public ErrorInfo? Aborted { get; private set; }

    /// <summary>Writes a record that must be on disk before the work goes on.</summary>
    public void Write(JournalRecord record)
    {
        if (_writer is null)
        {
            (_writer, Ledger.First) = journals.Begin(Plan, Connection.Info, Time.GetUtcNow());
            foreach (var earlier in _unwritten)
            {
                _writer.Append(earlier);
            }
        }

        _writer.Append(record);
        Ledger.Take(record);
    }

    public JournalRecord NewRecord(JournalEvent what, Change change) => new(what, Time.GetUtcNow()) { ChangeId = change.Id, Mode = Mode };

    /// <summary>Ends a change: notes what became of it and makes its result.</summary>
    public ChangeResult Finish(
        Change change,
        ChangeStatus status,
        ErrorInfo? error = null,
        string message = "",
        IReadOnlyList<string>? after = null
    )
    {
        var record = NewRecord(JournalEvent.Outcome, change) with { Status = status, Error = error, After = after, Mode = null };
        var keeps =
            Ledger.Of(change.Id).CanBeUndone
            && status is ChangeStatus.SkippedByUser or ChangeStatus.Drifted or ChangeStatus.Refused or ChangeStatus.NotRun;
        if (!Options.Preview && !keeps)
        {
            // What was applied or half applied before keeps its status when a later session merely did not touch it.
            if (_writer is null)
            {
                _unwritten.Add(record);
                Ledger.Take(record);
            }
            else
            {
                Write(record);
            }
        }

        NoticeLostCredentials(error);
        return new ChangeResult(change, status, _writer is null ? null : Ledger.RunId, error, message);
    }

    /// <summary>The result of an undo that failed: the change stays what it was.</summary>
    public ChangeResult Leave(Change change, ErrorInfo error)
    {
        NoticeLostCredentials(error);
        return new ChangeResult(change, ChangeStatus.Failed, Ledger.RunId, error);
    }

    public async Task<IReadOnlyList<SeenState>> ReadAsync(Change change, CancellationToken cancellationToken)
    {
        var seen = new List<SeenState>();
        foreach (var state in change.States)
        {
            var fact = await Connection.ReadFactAsync(state.FactType, state.Resource, cancellationToken).ConfigureAwait(false);
            seen.Add(new SeenState(state, FactJson.Of(fact), fact?.Gap));
        }

        return seen;
    }

    /// <summary>Reads until AWS shows what it has accepted, or the time for that is over.</summary>
    public async Task<IReadOnlyList<SeenState>> SettleAsync(Change change, Func<SeenState, bool> shown, CancellationToken cancellationToken)
    {
        var deadline = Time.GetUtcNow() + Options.SettleFor;
        for (var wait = TimeSpan.FromMilliseconds(250); ; wait *= 2)
        {
            var seen = await ReadAsync(change, cancellationToken).ConfigureAwait(false);
            if (seen.All(shown) || Time.GetUtcNow() + wait > deadline)
            {
                return seen;
            }

            await Task.Delay(wait, Time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Who would be locked out; null when nobody, or when the change takes no access away.</summary>
    public async Task<ErrorInfo?> LockoutOfAsync(Change change, bool undo, CancellationToken cancellationToken)
    {
        if (change.Access is not { } access || Options.Force)
        {
            return null;
        }

        var principals = await ProtectedPrincipals
            .OfAsync(access, new[] { Connection.Info.CallerArn, Plan.CallerArn }.Distinct(), Plan.BreakGlass, Connection, cancellationToken)
            .ConfigureAwait(false);
        return Guard.RefusalOf(access, undo, principals, Connection.Info.Regions) is { } refusal
            ? new ErrorInfo(
                ErrorIds.LockoutRefused,
                FailureKind.LockoutRefused,
                refusal + " Nothing was sent. Exempt this principal, or use -Force when it is meant."
            )
            : null;
    }

    public void DemandWritable()
    {
        if (Connection.Info.Kind == ConnectionKind.Snapshot)
        {
            throw new ZeroTrustException(
                ErrorIds.ConnectionIsReadOnly,
                FailureKind.NotConnected,
                Connection.Info.Source,
                "A saved snapshot cannot be changed.",
                "Connect to the account (Connect-ZtAws) and apply the plan there."
            );
        }
    }

    /// <summary>Marks the session as ended in order.</summary>
    public void End() => _writer?.Append(new JournalRecord(JournalEvent.End, Time.GetUtcNow()));

    public void Dispose() => _writer?.Dispose();

    private void NoticeLostCredentials(ErrorInfo? error)
    {
        if (error?.Kind == FailureKind.AuthenticationFailed)
        {
            Aborted = error;
        }
    }
}
