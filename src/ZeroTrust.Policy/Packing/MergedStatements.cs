using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Packing;

/// <summary>Makes one statement of those that differ in one element only.</summary>
internal static class MergedStatements
{
    public static List<Draft> Merge(IReadOnlyList<Draft> drafts, Equivalence equivalence)
    {
        var merged = drafts.ToList();
        int before;
        do
        {
            before = merged.Count;
            merged = Merge(
                merged,
                static s => s.Action is { IsNot: false } ? Draft.Text(s with { Action = null }) : null,
                Actions,
                equivalence
            );
            merged = Merge(
                merged,
                static s => s.Resource is { IsNot: false } ? Draft.Text(s with { Resource = ResourceElement.Of() }) : null,
                Resources,
                equivalence
            );
            for (var place = 0; place < merged.Select(static d => d.Statement.Conditions.Conditions.Count).DefaultIfEmpty().Max(); place++)
            {
                merged = Merge(merged, s => WithoutValues(s, place), group => Values(group, place), equivalence);
            }

            merged = Merge(
                merged,
                static s => s.Principal is { IsNot: false } ? Draft.Text(s with { Principal = null }) : null,
                Principals,
                equivalence
            );
        } while (merged.Count < before);
        return merged;
    }

    private static List<Draft> Merge(
        List<Draft> drafts,
        Func<Statement, string?> key,
        Func<IReadOnlyList<Statement>, Statement> join,
        Equivalence equivalence
    )
    {
        var result = new List<Draft>();
        foreach (var group in drafts.GroupBy(draft => key(draft.Statement) ?? "alone " + draft.Order, StringComparer.Ordinal))
        {
            var statements = group.Select(static d => d.Statement).ToList();
            if (statements.Count == 1 || join(statements) is not { } joined || !IsProved(group, statements, joined, equivalence))
            {
                result.AddRange(group);
                continue;
            }

            var future = group.Any(static d => d.Proof == PackingProof.EquivalentToday);
            result.Add(
                new Draft(
                    joined with
                    {
                        Sid = statements.Find(static s => s.Sid is not null)?.Sid,
                    },
                    group.Min(static d => d.Order),
                    future ? PackingProof.EquivalentToday : PackingProof.Equivalent
                )
            );
        }

        return [.. result.OrderBy(static d => d.Order)];
    }

    // Statements that differ in their principals say the same of all of them: each of them is
    // named by the joined statement as it was before.
    private static bool IsProved(IEnumerable<Draft> group, List<Statement> statements, Statement joined, Equivalence equivalence)
    {
        if (group.Select(static d => d.Class).Distinct(StringComparer.Ordinal).Count() == 1)
        {
            return equivalence.Holds(statements, [joined]);
        }

        return statements.TrueForAll(statement => equivalence.Holds([statement], [joined]));
    }

    private static Statement Actions(IReadOnlyList<Statement> group) =>
        group[0] with
        {
            Action = new ActionElement(
                false,
                [.. group.SelectMany(static s => s.Action!.Patterns).DistinctBy(static p => p.Text, StringComparer.OrdinalIgnoreCase)]
            ),
        };

    private static Statement Resources(IReadOnlyList<Statement> group) =>
        group[0] with
        {
            Resource = new ResourceElement(
                false,
                [.. group.SelectMany(static s => s.Resource!.Patterns).DistinctBy(static p => p.Text, StringComparer.Ordinal)]
            ),
        };

    private static Statement Principals(IReadOnlyList<Statement> group) =>
        group[0] with
        {
            Principal = new PrincipalElement(
                false,
                [.. group.SelectMany(static s => s.Principal!.Entries).DistinctBy(static e => (e.Kind, e.Text))]
            ),
        };

    // In one order of conditions, so that two statements have the same one in the same place.
    private static List<Condition> Ordered(Statement statement) =>
        [
            .. statement
                .Conditions.Conditions.OrderBy(static c => c.Operator.ToString(), StringComparer.Ordinal)
                .ThenBy(static c => c.Key, StringComparer.OrdinalIgnoreCase),
        ];

    private static string? WithoutValues(Statement statement, int place)
    {
        var conditions = Ordered(statement);
        // A negated operator holds when none of its values matches, so more values match less.
        if (place >= conditions.Count || conditions[place].Operator.IsNegated)
        {
            return null;
        }

        conditions[place] = conditions[place] with { Values = [] };
        return place + Draft.Text(statement with { Conditions = new ConditionBlock(conditions) });
    }

    private static Statement Values(IReadOnlyList<Statement> group, int place)
    {
        var conditions = Ordered(group[0]);
        var values = group.SelectMany(s => Ordered(s)[place].Values).DistinctBy(static v => v.Text, StringComparer.Ordinal);
        conditions[place] = conditions[place] with { Values = [.. values] };
        return group[0] with { Conditions = new ConditionBlock(conditions) };
    }
}
