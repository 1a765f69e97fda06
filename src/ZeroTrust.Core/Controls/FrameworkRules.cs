using ZeroTrust.Core.Frameworks;

namespace ZeroTrust.Core.Controls;

/// <summary>What a control may say about frameworks.</summary>
public static class FrameworkRules
{
    /// <summary>What can be told without reading the lists, so that loading a catalogue stays quick.</summary>
    internal static IEnumerable<string> ProblemsOf(ControlInfo info)
    {
        foreach (var (key, ids) in info.Frameworks)
        {
            if (!FrameworkCatalogue.Keys.Contains(key, StringComparer.Ordinal))
            {
                yield return $"framework '{key}' is not one of {string.Join(", ", FrameworkCatalogue.Keys)}";
            }

            if (ids.Count == 0 || ids.ByResourceType.Values.Any(static list => list.Count == 0))
            {
                yield return $"framework '{key}' names no requirement";
            }

            foreach (var type in ids.ByResourceType.Keys.Where(static type => !ControlRules.IsResourceType(type)))
            {
                yield return $"framework '{key}': '{type}' is not a CloudFormation type";
            }
        }

        foreach (var claim in info.Partial)
        {
            if (claim.Of.Count == 0 || !claim.Missing.EndsWith('.'))
            {
                yield return $"partial '{claim.Missing}' must be a sentence with a full stop, and name requirements";
            }

            foreach (var (key, ids) in claim.Of)
            {
                var served = info.Frameworks.GetValueOrDefault(key, []);
                foreach (var id in ids.Except(served, StringComparer.Ordinal))
                {
                    yield return $"partial names {key} {id}, which frameworks does not";
                }
            }
        }
    }

    /// <summary>Requirements that a control names and their frameworks do not have, or that it names twice; reads the lists.</summary>
    public static IEnumerable<string> UnknownIdsOf(ControlInfo info)
    {
        foreach (var (key, ids) in info.Frameworks)
        {
            var known = FrameworkCatalogue.Get(key).Requirements.Select(static requirement => requirement.Id);
            foreach (var id in ids.Except(known, StringComparer.Ordinal))
            {
                yield return $"{info.Name}: {key} has no requirement '{id}'";
            }

            foreach (var id in ids.GroupBy(static id => id, StringComparer.Ordinal).Where(static same => same.Count() > 1))
            {
                yield return $"{info.Name}: {key} {id.Key} is named twice";
            }
        }
    }
}
