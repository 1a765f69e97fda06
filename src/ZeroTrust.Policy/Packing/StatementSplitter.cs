using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Packing;

/// <summary>Makes several statements of one that is too large for a document, each with a part of one of its lists.</summary>
internal sealed class StatementSplitter(PackingLimits limits, int room, Equivalence equivalence)
{
    /// <summary>The parts; the statement itself when it is small enough, or when no split of it is proved.</summary>
    public IEnumerable<Draft> Split(Draft draft)
    {
        if (Size(draft.Statement) <= room || Parts(draft.Statement) is not { } parts)
        {
            return [draft];
        }

        var proved =
            draft.Statement.Principal is { } whole && !ReferenceEquals(parts[0].Principal, whole)
                ? parts.TrueForAll(part => equivalence.Holds([draft.Statement], [part]))
                : equivalence.Holds([draft.Statement], parts);
        // Identifiers are unique within a document.
        return !proved ? [draft] : parts.SelectMany((part, index) => Split(draft.Becomes(index == 0 ? part : part with { Sid = null })));
    }

    private int Size(Statement statement) => limits.Measure(statement.ToJson());

    /// <summary>The statement cut along its longest list; null when every list has one entry.</summary>
    private List<Statement>? Parts(Statement statement)
    {
        var cuts = new List<(int Size, Func<List<Statement>> Cut)>();
        if (statement.Action is { IsNot: false, Patterns: { Count: > 1 } actions })
        {
            cuts.Add(
                (
                    actions.Sum(static p => p.Text.Length + 3),
                    () => Cut(statement, actions, static p => p.Text, (s, part) => s with { Action = new ActionElement(false, part) })
                )
            );
        }

        if (statement.Resource is { IsNot: false, Patterns: { Count: > 1 } resources })
        {
            cuts.Add(
                (
                    resources.Sum(static p => p.Text.Length + 3),
                    () => Cut(statement, resources, static p => p.Text, (s, part) => s with { Resource = new ResourceElement(false, part) })
                )
            );
        }

        if (statement.Principal is { IsNot: false, Entries: { Count: > 1 } principals })
        {
            cuts.Add(
                (
                    principals.Sum(static p => p.Text.Length + 3),
                    () =>
                        Cut(
                            statement,
                            principals,
                            static p => p.Text,
                            (s, part) => s with { Principal = new PrincipalElement(false, part) }
                        )
                )
            );
        }

        foreach (var condition in statement.Conditions.Conditions.Where(static c => c.Values.Count > 1 && !c.Operator.IsNegated))
        {
            cuts.Add(
                (
                    condition.Values.Sum(static v => v.Text.Length + 3),
                    () =>
                        Cut(
                            statement,
                            condition.Values,
                            static v => v.Text,
                            (s, part) =>
                                s with
                                {
                                    Conditions = new ConditionBlock([
                                        .. s.Conditions.Conditions.Select(c =>
                                            ReferenceEquals(c, condition) ? c with { Values = part } : c
                                        ),
                                    ]),
                                }
                        )
                )
            );
        }

        return cuts.Count == 0 ? null : cuts.MaxBy(static cut => cut.Size).Cut();
    }

    // As many entries as there is room for go into each part, and at least one.
    private List<Statement> Cut<T>(
        Statement statement,
        IReadOnlyList<T> entries,
        Func<T, string> text,
        Func<Statement, IReadOnlyList<T>, Statement> put
    )
    {
        var frame = Size(put(statement, [entries[0]])) - limits.Measure(text(entries[0])) + 2;
        var parts = new List<Statement>();
        var part = new List<T>();
        var size = frame;
        foreach (var entry in entries)
        {
            // Quotation marks and a comma; characters that JSON writes longer are rare and only cost another cut.
            var more = limits.Measure(text(entry)) + 3;
            if (part.Count > 0 && size + more > room)
            {
                parts.Add(put(statement, part));
                (part, size) = ([], frame);
            }

            part.Add(entry);
            size += more;
        }

        if (parts.Count == 0)
        {
            // The frame was measured a little too small: halves are smaller for certain.
            var half = part.Count / 2;
            return [put(statement, part[..half]), put(statement, part[half..])];
        }

        parts.Add(put(statement, part));
        return parts;
    }
}
