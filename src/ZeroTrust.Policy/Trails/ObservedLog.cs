namespace ZeroTrust.Policy.Trails;

/// <summary>
/// CloudTrail records folded to distinct requests. Only the members that a question depends on tell requests apart, so a log of any length folds to as
/// many entries as it has kinds of requests; when even these are many, they are handed on and forgotten.
/// </summary>
internal sealed class ObservedLog
{
    private const int MostDistinct = 50_000;
    private static readonly TrailField[] Always =
    [
        TrailField.EventSource, TrailField.EventName, TrailField.EventType, TrailField.ErrorCode, TrailField.Region, TrailField.RecipientAccount,
        TrailField.IdentityType, TrailField.IdentityArn, TrailField.IssuerArn, TrailField.IdentityAccount, TrailField.IdentityInvokedBy, TrailField.IdentityProvider,
    ];

    private readonly bool _rolesOnly;
    private readonly TrailField[] _distinguishing;
    private readonly Action<ObservedEntry> _handOn;
    private readonly Func<string, string, bool>? _asksForResource;
    private readonly Dictionary<ulong, bool> _resourceCounts = [];
    private readonly Dictionary<ulong, ObservedEntry> _entries = [];

    /// <summary>Makes an empty log.</summary>
    /// <param name="distinguishing">Members that tell requests apart, beside who, what and where.</param>
    /// <param name="handOn">Takes entries that are complete, or crowded out; the same request may come more than once.</param>
    /// <param name="asksForResource">Whether the resource of an event (source, name) makes a difference; always when null.</param>
    public ObservedLog(IEnumerable<TrailField> distinguishing, Action<ObservedEntry> handOn, Func<string, string, bool>? asksForResource)
    {
        _asksForResource = asksForResource;
        var asked = distinguishing.ToHashSet();
        _rolesOnly = !asked.Contains(TrailField.IdentityPrincipalId);
        _distinguishing = [.. asked.Union(Always).Order()];
        _handOn = handOn;
    }

    /// <summary>Records that were added.</summary>
    public long Records { get; private set; }

    /// <summary>Adds the record that was read last.</summary>
    public void Add(TrailRecord record)
    {
        Records++;
        if (_rolesOnly && !record[TrailField.IssuerArn].IsEmpty)
        {
            // Sessions of one role are one principal, unless something asks for the session.
            record.Drop(TrailField.IdentityArn);
        }

        if (_asksForResource is not null && !ResourceCounts(record))
        {
            // Objects of a bucket, messages of a queue: most of what tells records apart, and most policies do not look at it.
            record.DropResource();
        }

        var hash = Fingerprint.Seed;
        foreach (var field in _distinguishing)
        {
            hash = Fingerprint.Add(hash, record[field]);
        }

        // Different requests with one fingerprint (one in 2^64) chain on.
        while (_entries.TryGetValue(hash, out var entry))
        {
            if (entry.Is(record, _distinguishing))
            {
                entry.Again(record[TrailField.EventTime]);
                return;
            }

            hash++;
        }

        _entries.Add(hash, new ObservedEntry(record, _distinguishing));
        if (_entries.Count >= MostDistinct)
        {
            Flush();
        }
    }

    private bool ResourceCounts(TrailRecord record)
    {
        var key = Fingerprint.Add(Fingerprint.Add(Fingerprint.Seed, record[TrailField.EventSource]), record[TrailField.EventName]);
        if (!_resourceCounts.TryGetValue(key, out var counts))
        {
            counts = _asksForResource!(record.Text(TrailField.EventSource) ?? "", record.Text(TrailField.EventName) ?? "");
            _resourceCounts.Add(key, counts);
        }

        return counts;
    }

    /// <summary>Hands on what is left.</summary>
    public void Flush()
    {
        foreach (var entry in _entries.Values)
        {
            _handOn(entry);
        }

        _entries.Clear();
    }
}
