using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Lint;

namespace ZeroTrust.Policy.Packing;

/// <summary>
/// Makes the question whether statements cover a statement smaller, so that long lists do not have to be compared whole. Each reduction is sound:
/// when the smaller question is answered with yes, so is the larger one.
/// </summary>
internal static class ComparisonReduction
{
    /// <summary>A list means the union of its entries, so what a cover has in its list with everything else equal is covered. Null when nothing is left.</summary>
    public static Statement? WithoutCommonEntries(Statement inner, List<Statement> covers)
    {
        if (inner.Action is { IsNot: false } action)
        {
            var rest = Draft.Text(inner with { Action = null });
            var common = covers.Where(c => c.Action is { IsNot: false } && Draft.Text(c with { Action = null }) == rest)
                .SelectMany(static c => c.Action!.Patterns).Select(static p => p.Text).ToHashSet(StringComparer.OrdinalIgnoreCase);
            inner = inner with { Action = action with { Patterns = [.. action.Patterns.Where(p => !common.Contains(p.Text))] } };
            if (inner.Action.Patterns.Count == 0) return null;
        }

        if (inner.Resource is { IsNot: false } resource)
        {
            var rest = Draft.Text(inner with { Resource = null });
            var common = covers.Where(c => c.Resource is { IsNot: false } && Draft.Text(c with { Resource = null }) == rest)
                .SelectMany(static c => c.Resource!.Patterns).Select(static p => p.Text).ToHashSet(StringComparer.Ordinal);
            inner = inner with { Resource = resource with { Patterns = [.. resource.Patterns.Where(p => !common.Contains(p.Text))] } };
            if (inner.Resource.Patterns.Count == 0) return null;
        }

        return inner;
    }

    /// <summary>The statement action by action.</summary>
    public static IEnumerable<Statement> ByAction(Statement statement) => statement.Action is { IsNot: false, Patterns.Count: > 1 } action
        ? action.Patterns.Select(pattern => statement with { Action = new ActionElement(false, [pattern]) })
        : [statement];

    /// <summary>Covers without what cannot meet the statement. Fewer covers cover less.</summary>
    public static List<Statement> Meeting(Statement inner, List<Statement> covers)
    {
        var actions = inner.Action is { IsNot: false } action ? action.Patterns.Select(static p => p.Text.ToLowerInvariant()).ToList() : null;
        var resources = inner.Resource is { IsNot: false } resource && !resource.Patterns.Any(static p => p.Text.Contains("${", StringComparison.Ordinal))
            ? resource.Patterns.Select(static p => p.Text).ToList() : null;
        var meeting = new List<Statement>();
        foreach (var cover in covers)
        {
            var statement = cover;
            if (actions is not null && cover.Action is { IsNot: false } outerActions)
            {
                var some = outerActions.Patterns.Where(p => p.Text.ToLowerInvariant() is var text && actions.Exists(a => PatternRelation.Overlap(text, a))).ToList();
                if (some.Count == 0) continue;
                statement = statement with { Action = new ActionElement(false, some) };
            }

            if (resources is not null && cover.Resource is { IsNot: false } outerResources)
            {
                var some = outerResources.Patterns.Where(p => p.Text.Contains("${", StringComparison.Ordinal) || resources.Exists(r => PatternRelation.Overlap(p.Text, r))).ToList();
                if (some.Count == 0) continue;
                statement = statement with { Resource = new ResourceElement(false, some) };
            }

            meeting.Add(statement);
        }

        return meeting;
    }

    /// <summary>Whether one request of the statement is certainly outside all covers; cheap, and it spares most comparisons that would find just that.</summary>
    public static bool IsRefuted(Statement inner, List<Statement> covers)
    {
        if (inner.Action is not { IsNot: false } action || inner.Resource is { IsNot: true }) return false;
        var resources = inner.Resource is null ? [null] : inner.Resource.Patterns.Select(static p => (string?)p.Text).ToList();
        if (resources.Exists(static r => r is not null && r.Contains("${", StringComparison.Ordinal))) return false;
        return action.Patterns.Any(a => resources.Exists(r => !covers.Exists(c => MayMatch(c, Example(a.Text), r is null ? null : Example(r)))));
    }

    private static bool MayMatch(Statement cover, string action, string? resource) =>
        cover.Action!.Patterns.Any(p => PatternRelation.Covers(p.Text, action, ignoreCase: true)) != cover.Action.IsNot
        && (resource is null || cover.Resource is not { } element || element.Patterns.Any(static p => p.Text.Contains("${", StringComparison.Ordinal))
            || element.Patterns.Any(p => PatternRelation.Covers(p.Text, resource, ignoreCase: false)) != element.IsNot);

    private static string Example(string pattern) => pattern == "*" ? "q0:q" : pattern.Replace("*", "q0q", StringComparison.Ordinal).Replace('?', 'q');

    /// <summary>An element that all have in common says nothing about the rest, so it becomes <c>*</c>.</summary>
    public static (Statement Inner, List<Statement> Covers) WithoutCommonElements(Statement inner, List<Statement> covers)
    {
        if (covers.Count == 0) return (inner, covers);
        var action = Action(inner);
        if (covers.TrueForAll(c => Action(c) == action))
        {
            (inner, covers) = (inner with { Action = ActionElement.Of("*") }, covers.ConvertAll(static c => c with { Action = ActionElement.Of("*") }));
        }

        var resource = Resource(inner);
        return covers.TrueForAll(c => Resource(c) == resource) ? (inner with { Resource = null }, covers.ConvertAll(static c => c with { Resource = null })) : (inner, covers);
    }

    private static string Action(Statement statement) => Draft.Text(new Statement { Action = statement.Action });

    private static string Resource(Statement statement) => Draft.Text(new Statement { Resource = statement.Resource });
}
