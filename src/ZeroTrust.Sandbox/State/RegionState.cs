using System.Text.Json.Nodes;

namespace ZeroTrust.Sandbox.State;

/// <summary>What one account holds in one region. Things that calls change have types, in <see cref="ServiceStates.Of"/>;
/// the rest is kept as the API shows it.</summary>
internal sealed class RegionState(string accountId, string region) : ServiceStates
{
    private readonly SortedDictionary<string, SortedDictionary<string, JsonObject>> _shelves = new(StringComparer.Ordinal);

    /// <summary>The account.</summary>
    public string AccountId { get; } = accountId;

    /// <summary>The region code.</summary>
    public string Name { get; } = region;

    /// <summary>Tags of things that are only on a shelf, by ARN.</summary>
    public SortedDictionary<string, SortedDictionary<string, string>> Tags { get; } = new(StringComparer.Ordinal);

    /// <summary>Everything that has no type of its own: kind to key to the description that the API shows.</summary>
    public IReadOnlyDictionary<string, SortedDictionary<string, JsonObject>> Shelves => _shelves;

    /// <summary>One kind of thing, such as <c>lambda/functions</c>.</summary>
    public SortedDictionary<string, JsonObject> Shelf(string kind)
    {
        if (!_shelves.TryGetValue(kind, out var shelf))
        {
            _shelves[kind] = shelf = new(StringComparer.Ordinal);
        }

        return shelf;
    }

    /// <summary>An ARN of this account and region.</summary>
    public string Arn(string service, string resource) => $"arn:aws:{service}:{Name}:{AccountId}:{resource}";

    /// <summary>The tags of an ARN, made when there are none.</summary>
    public SortedDictionary<string, string> TagsOf(string arn)
    {
        if (!Tags.TryGetValue(arn, out var tags))
        {
            Tags[arn] = tags = new(StringComparer.Ordinal);
        }

        return tags;
    }
}
