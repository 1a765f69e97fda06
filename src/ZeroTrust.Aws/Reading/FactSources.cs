using System.Collections.Frozen;
using ZeroTrust.Facts;

namespace ZeroTrust.Aws.Reading;

/// <summary>All sources, and what they declare.</summary>
internal static class FactSources
{
    /// <summary>Every source, by name.</summary>
    public static IReadOnlyList<IFactSource> All { get; } =
    [
        .. typeof(IFactSource)
            .Assembly.GetTypes()
            .Where(static type => type is { IsClass: true, IsAbstract: false } && typeof(IFactSource).IsAssignableFrom(type))
            .Select(static type => (IFactSource)Activator.CreateInstance(type)!)
            .OrderBy(static source => source.Name, StringComparer.Ordinal),
    ];

    /// <summary>What the connection itself reads to find out who, where and which accounts; allowed on reading clients too.</summary>
    public static IReadOnlyList<DeclaredRead> ConnectionReads { get; } =
    [
        new("sts", "GetCallerIdentity", "sts:GetCallerIdentity"),
        new("ec2", "DescribeRegions", "ec2:DescribeRegions"),
        new("account", "ListRegions", "account:ListRegions"),
        new("iam", "ListAccountAliases", "iam:ListAccountAliases"),
        new("organizations", "DescribeOrganization", "organizations:DescribeOrganization"),
        new("organizations", "ListAccounts", "organizations:ListAccounts"),
    ];

    private static readonly FrozenDictionary<string, IFactSource> ByFactType = All.SelectMany(static source =>
            source.FactTypes.Select(type => (type, source))
        )
        .ToFrozenDictionary(static p => p.type, static p => p.source, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> ActionByOperation = All.SelectMany(static source => source.Reads)
        .Concat(ConnectionReads)
        .GroupBy(static read => read.Key, StringComparer.Ordinal)
        .ToFrozenDictionary(static g => g.Key, static g => g.First().Action, StringComparer.Ordinal);

    /// <summary>Operations that reading clients may send, as <c>service:Operation</c>.</summary>
    public static IReadOnlySet<string> AllowedOperations { get; } = ActionByOperation.Keys.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The source of a kind of fact; null when there is none.</summary>
    public static IFactSource? Find(string factType) => ByFactType.GetValueOrDefault(factType);

    /// <summary>The IAM action of an operation given as <c>service:Operation</c>.</summary>
    public static string ActionOf(string operation) => ActionByOperation.GetValueOrDefault(operation, operation);

    /// <summary>IAM actions for kinds of facts, sorted; for all of them, and for connecting, when none is given.</summary>
    public static IReadOnlyList<string> RequiredActions(IReadOnlyCollection<string> factTypes)
    {
        var needed =
            factTypes.Count == 0
                ? FactTypes.ActionsOf(FactTypes.Names).Concat(ConnectionReads.Select(static read => read.Action))
                : FactTypes.ActionsOf(factTypes);
        return [.. needed.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }
}
