using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Plans;

namespace ZeroTrust.Core.Journal;

/// <summary>What the journal knows about one run.</summary>
internal sealed class RunLedger
{
    private readonly Dictionary<string, ChangeLedger> _changes;

    public RunLedger(JournalRecord first)
    {
        First = first;
        Plan = first.Plan!;
        _changes = Plan.Changes.ToDictionary(static change => change.Id, static change => new ChangeLedger(change), StringComparer.Ordinal);
    }

    /// <summary>The first record; without a run id as long as nothing is on disk.</summary>
    public JournalRecord First { get; set; }

    public Plan Plan { get; }

    public string RunId => First.RunId ?? "";

    /// <summary>The last session ended in order.</summary>
    public bool Ended { get; private set; }

    /// <summary>Lines that were cut when a process died.</summary>
    public int TornLines { get; set; }

    public DateTimeOffset LastAt { get; private set; }

    public IEnumerable<ChangeLedger> Changes => Plan.Changes.Select(change => _changes[change.Id]);

    public ChangeLedger Of(string changeId) => _changes[changeId];

    public void Take(JournalRecord record)
    {
        LastAt = record.At;
        Ended = record.Event == JournalEvent.End;
        if (record.Event is JournalEvent.Sending or JournalEvent.Answered or JournalEvent.Outcome)
        {
            if (!_changes.TryGetValue(record.ChangeId ?? "", out var ledger))
            {
                throw new ZeroTrustException(
                    ErrorIds.JournalUnreadable,
                    FailureKind.InvalidData,
                    RunId,
                    $"The journal of run {RunId} speaks of a change '{record.ChangeId}' that its plan does not have.",
                    "The file was altered; compare it with a copy."
                );
            }

            ledger.Take(record);
        }
    }
}
