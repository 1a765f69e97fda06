using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Lint;

/// <summary>Relations between statements.</summary>
internal static class StatementRelation
{
    /// <summary>Whether one statement certainly matches every request that another one matches, effects
    /// aside. May miss it, never claims it wrongly.</summary>
    public static bool Covers(Statement outer, Statement inner)
    {
        if (
            !CoversActions(outer.Action!, inner.Action!)
            || !CoversResources(outer.Resource, inner.Resource)
            || !CoversPrincipals(outer.Principal, inner.Principal)
        )
        {
            return false;
        }
        // More conditions match less: each of the outer ones has to be among the inner ones.
        return outer.Conditions.Conditions.All(o => inner.Conditions.Conditions.Any(i => Same(o, i)));
    }

    private static bool CoversActions(ActionElement outer, ActionElement inner) =>
        Covers(outer.IsNot, outer.Patterns, inner.IsNot, inner.Patterns, static p => p.Text, ignoreCase: true);

    private static bool CoversResources(ResourceElement? outer, ResourceElement? inner)
    {
        if (outer is null || inner is null)
        {
            return outer is null && inner is null;
        }

        return Covers(outer.IsNot, outer.Patterns, inner.IsNot, inner.Patterns, static p => p.Text, ignoreCase: false);
    }

    private static bool Covers<T>(
        bool outerNot,
        IReadOnlyList<T> outer,
        bool innerNot,
        IReadOnlyList<T> inner,
        Func<T, string> text,
        bool ignoreCase
    )
    {
        if (!outerNot && Contains(outer, "*"))
        {
            return true;
        }

        if (outerNot != innerNot)
        {
            return false;
        }
        // Excluding less matches more.
        var (wide, narrow) = outerNot ? (inner, outer) : (outer, inner);
        for (var i = 0; i < narrow.Count; i++)
        {
            if (!Contains(wide, text(narrow[i])))
            {
                return false;
            }
        }
        return true;

        bool Contains(IReadOnlyList<T> patterns, string other)
        {
            for (var i = 0; i < patterns.Count; i++)
            {
                if (PatternRelation.Covers(text(patterns[i]), other, ignoreCase))
                {
                    return true;
                }
            }
            return false;
        }
    }

    private static bool CoversPrincipals(PrincipalElement? outer, PrincipalElement? inner)
    {
        if (outer is null || inner is null)
        {
            return outer is null && inner is null;
        }

        if (!outer.IsNot && outer.Entries.Any(e => e.IsEveryone))
        {
            return true;
        }

        if (outer.IsNot || inner.IsNot)
        {
            return false;
        }

        return inner.Entries.All(i => outer.Entries.Any(o => o.Kind == i.Kind && o.Text == i.Text));
    }

    private static bool Same(Condition left, Condition right) =>
        left.Operator == right.Operator
        && left.Key.Equals(right.Key, StringComparison.OrdinalIgnoreCase)
        && left.Values.Select(v => v.Text).ToHashSet(StringComparer.Ordinal).SetEquals(right.Values.Select(v => v.Text));
}
