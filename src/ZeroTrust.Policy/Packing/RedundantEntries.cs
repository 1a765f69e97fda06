using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Lint;

namespace ZeroTrust.Policy.Packing;

/// <summary>Takes out of lists what another entry of the same list covers.</summary>
internal static class RedundantEntries
{
    public static Draft Drop(Draft draft, Equivalence equivalence)
    {
        var statement = draft.Statement;
        var actions = statement with
        {
            Action = statement.Action! with
            {
                Patterns = Shorten(statement.Action.Patterns, static p => p.Text, wildcards: true, ignoreCase: true),
            },
        };
        var resources = statement.Resource is not { } resource
            ? statement
            : statement with
            {
                Resource = resource with { Patterns = Shorten(resource.Patterns, static p => p.Text, wildcards: true, ignoreCase: false) },
            };
        var conditions = statement with { Conditions = new ConditionBlock([.. statement.Conditions.Conditions.Select(Shorten)]) };
        var all = actions with { Resource = resources.Resource, Conditions = conditions.Conditions };
        // All at once; where that is not proved, what can be proved of it.
        return Draft.Text(all) == Draft.Text(statement) && all.ToJson().Length == statement.ToJson().Length ? draft
            : new[] { all, actions, resources, conditions }.FirstOrDefault(candidate =>
                candidate.ToJson().Length < statement.ToJson().Length && equivalence.Holds([statement], [candidate])
            )
                is { } proved
                ? draft.Becomes(proved)
            : draft;
    }

    private static Condition Shorten(Condition condition) =>
        condition with
        {
            Values = Shorten(condition.Values, static v => v.Text, condition.Operator.AllowsWildcards, ignoreCase: false),
        };

    private static IReadOnlyList<T> Shorten<T>(IReadOnlyList<T> entries, Func<T, string> text, bool wildcards, bool ignoreCase)
    {
        if (entries.Count < 2)
        {
            return entries;
        }

        var comparer = ignoreCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        var distinct = entries.DistinctBy(text, comparer).ToList();
        if (!wildcards)
        {
            return distinct.Count == entries.Count ? entries : distinct;
        }
        // Only a pattern covers another text. Of two that cover each other the first stays.
        var patterns = distinct.Select(text).Where(static t => t.AsSpan().IndexOfAny('*', '?') >= 0).ToList();
        var place = distinct
            .Select((entry, index) => (Text: text(entry), index))
            .ToDictionary(static e => e.Text, static e => e.index, comparer);
        bool IsCovered(string inner) =>
            patterns.Exists(outer =>
                !comparer.Equals(outer, inner)
                && PatternRelation.Covers(outer, inner, ignoreCase)
                && !(place[inner] < place[outer] && PatternRelation.Covers(inner, outer, ignoreCase))
            );
        return [.. distinct.Where(entry => !IsCovered(text(entry)))];
    }
}
