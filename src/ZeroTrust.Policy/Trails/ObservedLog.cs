namespace ZeroTrust.Policy.Trails;

/// <summary>
/// CloudTrail records folded to distinct requests. Only the members that a question depends on tell
/// requests apart, so a log of any length folds to as
/// many entries as it has kinds of requests; when even these are many, they are handed on and forgotten.
/// </summary>
internal sealed class ObservedLog
{
    private const int MostDistinct = 20_000;
    private const int MostBytes = 24 * 1024 * 1024;
    private static readonly TrailField[] Always =
    [
        TrailField.EventSource,
        TrailField.EventName,
        TrailField.EventType,
        TrailField.ErrorCode,
        TrailField.Region,
        TrailField.RecipientAccount,
        TrailField.IdentityType,
        TrailField.IdentityArn,
        TrailField.IssuerArn,
        TrailField.IdentityAccount,
        TrailField.IdentityInvokedBy,
        TrailField.IdentityProvider,
    ];

    private readonly TrailFolding _folding;
    private readonly Action<ObservedEntry> _handOn;
    private readonly int _distinguishing;
    private readonly TrailField[] _fields;
    private readonly Dictionary<ulong, ObservedEntry> _entries = [];
    private long _bytes;

    /// <summary>Makes an empty log.</summary>
    /// <param name="folding">What tells requests apart, beside who, what and where.</param>
    /// <param name="handOn">Takes entries that are complete, or crowded out; the same request may come more than once.</param>
    public ObservedLog(TrailFolding folding, Action<ObservedEntry> handOn)
    {
        _folding = folding;
        _handOn = handOn;
        TrailField[] apart = [.. folding.Distinguishing.Union(Always).Order()];
        _distinguishing = apart.Length;
        _fields = [.. apart, .. folding.Kept.Except(apart).Order()];
    }

    /// <summary>Records that were added.</summary>
    public long Records { get; private set; }

    /// <summary>Adds the record that was read last.</summary>
    public void Add(TrailRecord record)
    {
        Records++;
        if (_folding.FoldsSessions && !record[TrailField.IssuerArn].IsEmpty)
        {
            // Sessions of one role are one principal, unless something asks for the session.
            record.Drop(TrailField.IdentityArn);
        }

        _folding.Classify?.Invoke(record);
        var hash = Fingerprint.Seed;
        for (var i = 0; i < _distinguishing; i++)
        {
            hash = Fingerprint.Add(hash, record[_fields[i]]);
        }

        // Different requests with one fingerprint (one in 2^64) chain on.
        while (_entries.TryGetValue(hash, out var entry))
        {
            if (entry.Is(record, _distinguishing))
            {
                _bytes += entry.Again(record);
                return;
            }

            hash++;
        }

        var added = new ObservedEntry(record, _fields);
        _entries.Add(hash, added);
        _bytes += added.Size;
        if (_entries.Count >= MostDistinct || _bytes >= MostBytes)
        {
            Flush();
        }
    }

    /// <summary>Hands on what is left.</summary>
    public void Flush()
    {
        foreach (var entry in _entries.Values)
        {
            _handOn(entry);
        }

        _entries.Clear();
        _bytes = 0;
    }
}
