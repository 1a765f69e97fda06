using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Plans;

namespace ZeroTrust.Core.Journal;

/// <summary>What the journal knows about one change. Made only from records, live and in replay alike.</summary>
internal sealed class ChangeLedger(Change change)
{
    private readonly Dictionary<string, CallState> _calls = new(StringComparer.Ordinal);

    public Change Change { get; } = change;

    /// <summary>What became of it last; null when nothing is written.</summary>
    public ChangeStatus? Status { get; private set; }

    public ErrorInfo? Error { get; private set; }

    public DateTimeOffset? LastAt { get; private set; }

    /// <summary>Hashes of the states that it left; null when they were not recorded.</summary>
    public IReadOnlyList<string>? After { get; private set; }

    /// <summary>Whether any of its calls may have had an effect.</summary>
    public bool MayHaveActed => Change.Do.Any(call => Of(call) is { Done: true } or { InDoubt: true });

    public bool UndoStarted => Change.Undo.Any(call => Of(call).Started) && Status != ChangeStatus.Undone;

    /// <summary>In place for the changes that depend on it.</summary>
    public bool IsInPlace => Status is ChangeStatus.Applied or ChangeStatus.AlreadyInPlace;

    /// <summary>Whether there is something that undo has to take back.</summary>
    public bool CanBeUndone =>
        Status is not (ChangeStatus.Undone or ChangeStatus.AlreadyInPlace) && (Status == ChangeStatus.Applied || MayHaveActed);

    public CallState Of(AwsCall call) => _calls.TryGetValue(call.Id, out var state) ? state : _calls[call.Id] = new CallState();

    public void Take(JournalRecord record)
    {
        LastAt = record.At;
        if (record.Event == JournalEvent.Outcome)
        {
            (Status, Error) = (record.Status, record.Error);
            After = record.Status == ChangeStatus.Applied ? record.After : After;
            return;
        }

        var state = _calls.TryGetValue(record.CallId ?? "", out var known) ? known : _calls[record.CallId ?? ""] = new CallState();
        if (record.Event == JournalEvent.Sending)
        {
            (state.IsRepeated, state.Started, state.FailedForCertain) = (state.InDoubt, true, false);
        }
        else
        {
            state.Done = record.Done == true;
            state.WasThere = state.Done && record.Error is not null && !state.IsRepeated;
            state.FailedForCertain = record.Done == false && record.InDoubt != true;
            state.Answer = record.Answer ?? state.Answer;
        }
    }
}
