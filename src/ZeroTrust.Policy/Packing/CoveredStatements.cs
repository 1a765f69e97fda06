using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Lint;

namespace ZeroTrust.Policy.Packing;

/// <summary>Drops statements that the others cover together, and the actions and resources of
/// a statement that another one covers.</summary>
internal static class CoveredStatements
{
    public static List<Draft> Drop(IReadOnlyList<Draft> drafts, Equivalence equivalence)
    {
        var kept = drafts.ToList();
        for (var i = kept.Count - 1; i >= 0; i--)
        {
            var draft = kept[i];
            var others = kept.Where((other, at) => at != i && other.Class == draft.Class).ToList();
            // A document needs a statement, also when none of them ever matches.
            if (
                kept.Count > 1
                && MayBeCovered(draft.Statement, others)
                && equivalence.Covers([.. others.Select(static o => o.Statement)], [draft.Statement])
            )
            {
                kept.RemoveAt(i);
                // Somebody else now speaks for it.
                for (var at = 0; at < kept.Count; at++)
                {
                    if (kept[at].Class == draft.Class)
                    {
                        kept[at] = kept[at].Becomes(kept[at].Statement);
                    }
                }

                continue;
            }

            kept[i] = Trim(draft, others, equivalence);
        }

        return kept;
    }

    /// <summary>Cheap and necessary: each entry of the statement meets an entry of another one.</summary>
    private static bool MayBeCovered(Statement statement, List<Draft> others)
    {
        if (others.Count == 0)
        {
            return false;
        }

        var outer = others.ConvertAll(static o => o.Statement.Action!);
        if (outer.Exists(static action => action.IsNot) || statement.Action!.IsNot)
        {
            return true;
        }

        var patterns = outer
            .SelectMany(static action => action.Patterns)
            .Select(static p => p.Text.ToLowerInvariant())
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return statement
            .Action.Patterns.Select(static p => p.Text.ToLowerInvariant())
            .All(inner => patterns.Exists(pattern => PatternRelation.Overlap(pattern, inner)));
    }

    private static Draft Trim(Draft draft, List<Draft> others, Equivalence equivalence)
    {
        foreach (var other in others.Select(static o => o.Statement))
        {
            var statement = draft.Statement;
            if (
                statement.Action is { IsNot: false, Patterns.Count: > 1 } action
                && StatementRelation.Covers(other, statement with { Action = other.Action })
            )
            {
                var rest = action
                    .Patterns.Where(p => !StatementRelation.Covers(other, statement with { Action = new ActionElement(false, [p]) }))
                    .ToList();
                draft = Shorter(
                    draft,
                    statement with
                    {
                        Action = action with { Patterns = rest },
                    },
                    rest.Count,
                    action.Patterns.Count,
                    other,
                    equivalence
                );
                statement = draft.Statement;
            }

            if (
                statement.Resource is { IsNot: false, Patterns.Count: > 1 } resource
                && StatementRelation.Covers(other, statement with { Resource = other.Resource })
            )
            {
                var rest = resource
                    .Patterns.Where(p => !StatementRelation.Covers(other, statement with { Resource = new ResourceElement(false, [p]) }))
                    .ToList();
                draft = Shorter(
                    draft,
                    statement with
                    {
                        Resource = resource with { Patterns = rest },
                    },
                    rest.Count,
                    resource.Patterns.Count,
                    other,
                    equivalence
                );
            }
        }

        return draft;
    }

    private static Draft Shorter(Draft draft, Statement candidate, int count, int before, Statement other, Equivalence equivalence) =>
        count > 0 && count < before && equivalence.Holds([other, draft.Statement], [other, candidate]) ? draft.Becomes(candidate) : draft;
}
