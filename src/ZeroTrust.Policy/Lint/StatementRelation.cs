using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Lint;

/// <summary>Relations between statements.</summary>
internal static class StatementRelation
{
    /// <summary>Whether one statement certainly matches every request that another one matches, effects aside. May miss it, never claims it wrongly.</summary>
    public static bool Covers(Statement outer, Statement inner)
    {
        if (!CoversActions(outer.Action!, inner.Action!) || !CoversResources(outer.Resource, inner.Resource) || !CoversPrincipals(outer.Principal, inner.Principal)) return false;
        // More conditions match less: each of the outer ones has to be among the inner ones.
        return outer.Conditions.Conditions.All(o => inner.Conditions.Conditions.Any(i => Same(o, i)));
    }

    private static bool CoversActions(ActionElement outer, ActionElement inner) => Covers(
        outer.IsNot, [.. outer.Patterns.Select(p => p.Text)], inner.IsNot, [.. inner.Patterns.Select(p => p.Text)], ignoreCase: true);

    private static bool CoversResources(ResourceElement? outer, ResourceElement? inner)
    {
        if (outer is null || inner is null) return outer is null && inner is null;
        return Covers(outer.IsNot, [.. outer.Patterns.Select(p => p.Text)], inner.IsNot, [.. inner.Patterns.Select(p => p.Text)], ignoreCase: false);
    }

    private static bool Covers(bool outerNot, string[] outer, bool innerNot, string[] inner, bool ignoreCase)
    {
        if (!outerNot && outer.Contains("*")) return true;
        if (outerNot != innerNot) return false;
        // Excluding less matches more.
        var (wide, narrow) = outerNot ? (inner, outer) : (outer, inner);
        return narrow.All(n => wide.Any(w => PatternRelation.Covers(w, n, ignoreCase)));
    }

    private static bool CoversPrincipals(PrincipalElement? outer, PrincipalElement? inner)
    {
        if (outer is null || inner is null) return outer is null && inner is null;
        if (!outer.IsNot && outer.Entries.Any(e => e.IsEveryone)) return true;
        if (outer.IsNot || inner.IsNot) return false;
        return inner.Entries.All(i => outer.Entries.Any(o => o.Kind == i.Kind && o.Text == i.Text));
    }

    private static bool Same(Condition left, Condition right) =>
        left.Operator == right.Operator && left.Key.Equals(right.Key, StringComparison.OrdinalIgnoreCase)
        && left.Values.Select(v => v.Text).ToHashSet(StringComparer.Ordinal).SetEquals(right.Values.Select(v => v.Text));
}
