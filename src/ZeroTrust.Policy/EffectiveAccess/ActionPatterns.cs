using System.Collections.Concurrent;
using ZeroTrust.Policy.Catalogue;

namespace ZeroTrust.Policy.EffectiveAccess;

/// <summary>Few patterns for sets of actions. To find them takes effort, and principals have the same sets again
/// and again: kept service by service.</summary>
internal static class ActionPatterns
{
    // Far more than an organization has; a bound, so that a process that lives long does not keep all it ever saw.
    private const int MostKept = 50_000;
    private static readonly ConcurrentDictionary<string, IReadOnlyList<string>> Kept = new(StringComparer.Ordinal);

    /// <summary>Patterns that match exactly these actions.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyCollection<IamAction> actions)
    {
        if (actions.Count == ActionSet.All.Count)
        {
            return ["*"];
        }

        return
        [
            .. actions
                .GroupBy(static a => a.Service, StringComparer.Ordinal)
                .OrderBy(static g => g.Key, StringComparer.Ordinal)
                .SelectMany(OfService),
        ];
    }

    private static IReadOnlyList<string> OfService(IGrouping<string, IamAction> actions)
    {
        if (actions.Count() == IamCatalogue.Default.FindService(actions.Key)!.Actions.Count)
        {
            return [actions.Key + ":*"];
        }

        var names = actions.Select(static a => a.FullName).Order(StringComparer.Ordinal).ToArray();
        var key = string.Join(' ', names);
        if (Kept.TryGetValue(key, out var patterns))
        {
            return patterns;
        }

        if (Kept.Count >= MostKept)
        {
            Kept.Clear();
        }

        return Kept[key] = IamCatalogue.Default.Compress(names);
    }
}
