namespace ZeroTrust.Core.Connections;

/// <summary>What to collect.</summary>
/// <param name="FactTypes">Names of kinds of facts; empty for all.</param>
public sealed record CollectRequest(IReadOnlyCollection<string> FactTypes)
{
    /// <summary>Everything.</summary>
    public static CollectRequest Everything { get; } = new([]);

    /// <summary>Accounts to look at; empty for all of the connection.</summary>
    public IReadOnlyCollection<string> AccountIds { get; init; } = [];

    /// <summary>Regions to look at; empty for all of the connection.</summary>
    public IReadOnlyCollection<string> Regions { get; init; } = [];

    /// <summary>Resource ids to look at, by CloudFormation type, where a source can narrow its reading (buckets, users);
    /// types that are absent are read whole.</summary>
    public IReadOnlyDictionary<string, IReadOnlyCollection<string>> OnlyIds { get; init; } =
        new Dictionary<string, IReadOnlyCollection<string>>();
}
