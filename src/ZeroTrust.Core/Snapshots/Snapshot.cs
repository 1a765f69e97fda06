using ZeroTrust.Facts;

namespace ZeroTrust.Core.Snapshots;

/// <summary>All facts of one collection. Immutable; controls and planners read nothing else.</summary>
public sealed class Snapshot
{
    private readonly Dictionary<string, List<IFact>> _byType = new(StringComparer.Ordinal);
    private readonly Dictionary<(string FactType, ResourceRef Resource), IFact> _byResource = [];

    /// <summary>Makes a snapshot.</summary>
    /// <param name="header">When, by whom and over what.</param>
    /// <param name="facts">The facts; of two about the same thing the later one counts.</param>
    public Snapshot(SnapshotHeader header, IEnumerable<IFact> facts)
    {
        Header = header;
        foreach (var fact in facts)
        {
            _byResource[(fact.FactType, fact.Resource)] = fact;
        }

        foreach (
            var fact in _byResource
                .Values.OrderBy(static f => f.FactType, StringComparer.Ordinal)
                .ThenBy(static f => f.Resource.Key, StringComparer.Ordinal)
        )
        {
            if (!_byType.TryGetValue(fact.FactType, out var list))
            {
                _byType[fact.FactType] = list = [];
            }

            list.Add(fact);
        }
    }

    /// <summary>When, by whom and over what.</summary>
    public SnapshotHeader Header { get; }

    /// <summary>All facts, ordered by type and resource.</summary>
    public IEnumerable<IFact> Facts => _byType.Values.SelectMany(static list => list);

    /// <summary>How many facts there are.</summary>
    public int Count => _byResource.Count;

    /// <summary>Everything that could not be read, also the accounts that could not be entered.</summary>
    public IEnumerable<(ResourceRef Resource, string FactType, Gap Gap)> Gaps =>
        Header
            .Accounts.Where(static a => a.Gap is not null)
            .Select(static a => (ResourceRef.Account(a.Id), "account", a.Gap!))
            .Concat(Facts.Where(static f => f.Gap is not null).Select(static f => (f.Resource, f.FactType, f.Gap!)));

    /// <summary>All facts of one kind, known and missing, in a stable order.</summary>
    public IEnumerable<Fact<TFact>> All<TFact>()
        where TFact : class => _byType.TryGetValue(FactTypes.NameOf<TFact>(), out var list) ? list.Cast<Fact<TFact>>() : [];

    /// <summary>All facts of one kind that are known.</summary>
    public IEnumerable<Known<TFact>> AllKnown<TFact>()
        where TFact : class => All<TFact>().OfType<Known<TFact>>();

    /// <summary>The fact about one resource; where it was not collected, the gap of the account (and region) that explains
    /// it; null when nothing is said at all.</summary>
    public Fact<TFact>? Find<TFact>(ResourceRef resource)
        where TFact : class
    {
        var name = FactTypes.NameOf<TFact>();
        if (_byResource.TryGetValue((name, resource), out var fact))
        {
            return (Fact<TFact>)fact;
        }

        var regional =
            _byResource.GetValueOrDefault((name, ResourceRef.Account(resource.AccountId, resource.Region)))
            ?? _byResource.GetValueOrDefault((name, ResourceRef.Account(resource.AccountId)));
        return regional is { Gap: { } gap } ? new Missing<TFact>(resource, gap) : null;
    }

    /// <summary>The fact about one resource, of a kind given by name; null when nothing is said.</summary>
    public IFact? Find(string factType, ResourceRef resource) => _byResource.GetValueOrDefault((factType, resource));
}
