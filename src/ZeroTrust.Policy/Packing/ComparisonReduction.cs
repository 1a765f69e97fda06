using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Lint;

namespace ZeroTrust.Policy.Packing;

/// <summary>
/// Makes the question whether statements cover a statement smaller, so that long lists do not have
/// to be compared whole. Each reduction is sound:
/// when the smaller question is answered with yes, so is the larger one.
/// </summary>
internal static class ComparisonReduction
{
    /// <summary>A list means the union of its entries, so what a cover has in its list with everything else equal is
    /// covered. Null when nothing is left.</summary>
    public static Statement? WithoutCommonEntries(Statement inner, List<Statement> covers)
    {
        if (inner.Action is { IsNot: false } action)
        {
            var rest = Draft.Text(inner with { Action = null });
            var common = covers
                .Where(c => c.Action is { IsNot: false } && Draft.Text(c with { Action = null }) == rest)
                .SelectMany(static c => c.Action!.Patterns)
                .Select(static p => p.Text)
                .ToHashSet(StringComparer.OrdinalIgnoreCase);
            inner = inner with { Action = action with { Patterns = [.. action.Patterns.Where(p => !common.Contains(p.Text))] } };
            if (inner.Action.Patterns.Count == 0)
            {
                return null;
            }
        }

        if (inner.Resource is { IsNot: false } resource)
        {
            var rest = Draft.Text(inner with { Resource = null });
            var common = covers
                .Where(c => c.Resource is { IsNot: false } && Draft.Text(c with { Resource = null }) == rest)
                .SelectMany(static c => c.Resource!.Patterns)
                .Select(static p => p.Text)
                .ToHashSet(StringComparer.Ordinal);
            inner = inner with { Resource = resource with { Patterns = [.. resource.Patterns.Where(p => !common.Contains(p.Text))] } };
            if (inner.Resource.Patterns.Count == 0)
            {
                return null;
            }
        }

        return inner;
    }

    /// <summary>The statement action by action.</summary>
    public static IEnumerable<Statement> ByAction(Statement statement) =>
        statement.Action is { IsNot: false, Patterns.Count: > 1 } action
            ? action.Patterns.Select(pattern => statement with { Action = new ActionElement(false, [pattern]) })
            : [statement];

    /// <summary>Covers without what cannot meet the statement. Fewer covers cover less.</summary>
    public static List<Statement> Meeting(Statement inner, List<Statement> covers)
    {
        var actions = inner.Action is { IsNot: false } action
            ? action.Patterns.Select(static p => p.Text.ToLowerInvariant()).ToList()
            : null;
        var resources =
            inner.Resource is { IsNot: false } resource
            && !resource.Patterns.Any(static p => p.Text.Contains("${", StringComparison.Ordinal))
                ? resource.Patterns.Select(static p => p.Text).ToList()
                : null;
        var meeting = new List<Statement>();
        foreach (var cover in covers)
        {
            var statement = cover;
            if (actions is not null && cover.Action is { IsNot: false } outerActions)
            {
                var some = outerActions
                    .Patterns.Where(p => p.Text.ToLowerInvariant() is var text && actions.Exists(a => PatternRelation.Overlap(text, a)))
                    .ToList();
                if (some.Count == 0)
                {
                    continue;
                }

                statement = statement with { Action = new ActionElement(false, some) };
            }

            if (resources is not null && cover.Resource is { IsNot: false } outerResources)
            {
                var some = outerResources
                    .Patterns.Where(p =>
                        p.Text.Contains("${", StringComparison.Ordinal) || resources.Exists(r => PatternRelation.Overlap(p.Text, r))
                    )
                    .ToList();
                if (some.Count == 0)
                {
                    continue;
                }

                statement = statement with { Resource = new ResourceElement(false, some) };
            }

            meeting.Add(statement);
        }

        return meeting;
    }

    /// <summary>A cover with only the action and the resource that plainly cover those of a statement that
    /// has one of each; null when it has none.</summary>
    public static Statement? OneEntry(Statement cover, Statement inner)
    {
        if (cover.Action is { IsNot: false, Patterns.Count: > 1 } actions && inner.Action is { IsNot: false } action)
        {
            if (
                actions.Patterns.FirstOrDefault(p => PatternRelation.Covers(p.Text, action.Patterns[0].Text, ignoreCase: true))
                is not { } one
            )
            {
                return null;
            }

            cover = cover with { Action = new ActionElement(false, [one]) };
        }

        if (cover.Resource is { IsNot: false, Patterns.Count: > 1 } resources && inner.Resource is { IsNot: false } resource)
        {
            if (
                resources.Patterns.FirstOrDefault(p => PatternRelation.Covers(p.Text, resource.Patterns[0].Text, ignoreCase: false))
                is not { } one
            )
            {
                return null;
            }

            cover = cover with { Resource = new ResourceElement(false, [one]) };
        }

        return StatementRelation.Covers(cover, inner) ? cover : null;
    }

    /// <summary>Covers without those that ask for a key that neither the statement nor another
    /// cover asks for: requests with another value there
    /// are left to the others, and to those the key makes no difference, so the others cover everything or nothing is gained.</summary>
    public static List<Statement> WithoutUselessConditions(Statement inner, List<Statement> covers)
    {
        var own = Keys(inner).ToHashSet(StringComparer.OrdinalIgnoreCase);
        while (true)
        {
            var counts = covers
                .SelectMany(static c => Keys(c).Distinct(StringComparer.OrdinalIgnoreCase))
                .GroupBy(static key => key, StringComparer.OrdinalIgnoreCase)
                .ToDictionary(static g => g.Key, static g => g.Count(), StringComparer.OrdinalIgnoreCase);
            var useful = covers.FindAll(cover => Keys(cover).All(key => own.Contains(key) || counts[key] > 1));
            if (useful.Count == covers.Count)
            {
                return useful;
            }

            covers = useful;
        }
    }

    /// <summary>Within a statement its conditions hold, so covers need not ask for them again; and what then no cover
    /// asks about says nothing about the rest.</summary>
    public static (Statement Inner, List<Statement> Covers) WithoutCommonConditions(Statement inner, List<Statement> covers)
    {
        if (inner.Conditions.IsEmpty)
        {
            return (inner, covers);
        }

        var own = inner.Conditions.Conditions.Select(Text).ToHashSet(StringComparer.Ordinal);
        covers = covers.ConvertAll(cover =>
            cover with
            {
                Conditions = new ConditionBlock([.. cover.Conditions.Conditions.Where(c => !own.Contains(Text(c)))]),
            }
        );
        var asked = covers.SelectMany(Keys).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return (inner with { Conditions = new ConditionBlock([.. inner.Conditions.Conditions.Where(c => asked.Contains(c.Key))]) }, covers);

        static string Text(Condition condition) => Draft.Text(new Statement { Conditions = new ConditionBlock([condition]) });
    }

    private static IEnumerable<string> Keys(Statement statement) => statement.Conditions.Conditions.Select(static c => c.Key);

    /// <summary>Whether one request of the statement is certainly outside all covers; cheap, and it spares most
    /// comparisons that would find just that.</summary>
    public static bool IsRefuted(Statement inner, List<Statement> covers)
    {
        if (inner.Action is not { IsNot: false } action || inner.Resource is { IsNot: true })
        {
            return false;
        }

        var resources = inner.Resource is null ? [null] : inner.Resource.Patterns.Select(static p => (string?)p.Text).ToList();
        if (resources.Exists(static r => r is not null && r.Contains("${", StringComparison.Ordinal)))
        {
            return false;
        }

        return action.Patterns.Any(a =>
            resources.Exists(r => !covers.Exists(c => MayMatch(c, Example(a.Text), r is null ? null : Example(r))))
        );
    }

    private static bool MayMatch(Statement cover, string action, string? resource) =>
        cover.Action!.Patterns.Any(p => PatternRelation.Covers(p.Text, action, ignoreCase: true)) != cover.Action.IsNot
        && (
            resource is null
            || cover.Resource is not { } element
            || element.Patterns.Any(static p => p.Text.Contains("${", StringComparison.Ordinal))
            || element.Patterns.Any(p => PatternRelation.Covers(p.Text, resource, ignoreCase: false)) != element.IsNot
        );

    private static string Example(string pattern) =>
        pattern == "*" ? "q0:q" : pattern.Replace("*", "q0q", StringComparison.Ordinal).Replace('?', 'q');

    /// <summary>An element that all have in common says nothing about the rest, so it becomes <c>*</c>.</summary>
    public static (Statement Inner, List<Statement> Covers) WithoutCommonElements(Statement inner, List<Statement> covers)
    {
        if (covers.Count == 0)
        {
            return (inner, covers);
        }

        var action = Action(inner);
        if (covers.TrueForAll(c => Action(c) == action))
        {
            (inner, covers) = (
                inner with
                {
                    Action = ActionElement.Of("*"),
                },
                covers.ConvertAll(static c => c with { Action = ActionElement.Of("*") })
            );
        }

        var resource = Resource(inner);
        return covers.TrueForAll(c => Resource(c) == resource)
            ? (inner with { Resource = null }, covers.ConvertAll(static c => c with { Resource = null }))
            : (inner, covers);
    }

    private static string Action(Statement statement) => Draft.Text(new Statement { Action = statement.Action });

    private static string Resource(Statement statement) => Draft.Text(new Statement { Resource = statement.Resource });
}
