using System.Collections.Frozen;
using ZeroTrust.Aws.Generated;
using ZeroTrust.Aws.Protocols.Shapes;
using ZeroTrust.Facts;

namespace ZeroTrust.Aws.Reading;

/// <summary>All sources, and what reading clients may send.</summary>
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
    public static IReadOnlyList<string> ConnectionActions { get; } =
    [
        "sts:GetCallerIdentity",
        "ec2:DescribeRegions",
        "account:ListRegions",
        "iam:ListAccountAliases",
        "organizations:DescribeOrganization",
        "organizations:ListAccounts",
    ];

    private static readonly FrozenDictionary<string, IFactSource> ByFactType = All.SelectMany(static source =>
            source.FactTypes.Select(type => (type, source))
        )
        .ToFrozenDictionary(static p => p.type, static p => p.source, StringComparer.Ordinal);

    private static readonly FrozenSet<string> ReadActions = FactTypes
        .ActionsOf(FactTypes.Names)
        .Concat(ConnectionActions)
        .ToFrozenSet(StringComparer.Ordinal);

    // One action can allow more than looking: that the operation looks must be seen from its name as well.
    private static readonly string[] Verbs = ["Get", "List", "Describe", "Head", "BatchGet", "Lookup", "Search"];

    /// <summary>The source of a kind of fact; null when there is none.</summary>
    public static IFactSource? Find(string factType) => ByFactType.GetValueOrDefault(factType);

    /// <summary>Whether reading clients may send an operation, given as <c>service:Operation</c>: it looks,
    /// and a fact states its action.</summary>
    public static bool IsRead(string operation) =>
        Split(operation) is (var service, var name)
        && KnownServices.Find(service) is { } known
        && Verbs.Any(verb => name.StartsWith(verb, StringComparison.Ordinal))
        && known.ActionsOf(name).All(ReadActions.Contains);

    /// <summary>The IAM action of an operation given as <c>service:Operation</c>.</summary>
    /// <exception cref="UnregisteredServiceException">There is no such service.</exception>
    public static string ActionOf(string operation)
    {
        var (service, name) = Split(operation);
        return KnownServices.Get(service).ActionsOf(name)[0];
    }

    /// <summary>IAM actions for kinds of facts, sorted; for all of them, and for connecting, when none is given.</summary>
    public static IReadOnlyList<string> RequiredActions(IReadOnlyCollection<string> factTypes)
    {
        var needed = factTypes.Count == 0 ? FactTypes.ActionsOf(FactTypes.Names).Concat(ConnectionActions) : FactTypes.ActionsOf(factTypes);
        return [.. needed.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private static (string Service, string Name) Split(string operation)
    {
        var colon = operation.IndexOf(':', StringComparison.Ordinal);
        return (operation[..colon], operation[(colon + 1)..]);
    }
}
