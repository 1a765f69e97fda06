using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Lint;

/// <summary>Changes of one statement at a position of its text. Null where nothing, or nothing that
/// may be changed so, is at the position.</summary>
internal static class StatementEdit
{
    public static Statement? Without(Statement statement, TextPosition at)
    {
        if (Rest(statement.Action!.Patterns, p => p.Position, at) is { } actions)
        {
            return statement with { Action = statement.Action with { Patterns = actions } };
        }

        if (statement.Resource is { } resource)
        {
            if (Rest(resource.Patterns, p => p.Position, at) is { } resources)
            {
                return statement with { Resource = resource with { Patterns = resources } };
            }

            if (resource.Position == at)
            {
                return statement with { Resource = null };
            }
        }

        if (statement.Principal is { } principal && principal.Position == at)
        {
            return statement with { Principal = null };
        }

        return WithCondition(statement, c => Rest(c.Values, v => v.Position, at) is { } values ? c with { Values = values } : null);
    }

    public static Statement? With(Statement statement, TextPosition at, string text)
    {
        if (statement.Sid is not null && statement.SidPosition == at)
        {
            return statement with { Sid = text };
        }

        if (statement.Action!.Patterns.Any(p => p.Position == at))
        {
            return statement with
            {
                Action = statement.Action with
                {
                    Patterns = [.. statement.Action.Patterns.Select(p => p.Position == at ? p with { Text = text } : p)],
                },
            };
        }

        if (statement.Resource is { } resource && resource.Patterns.Any(p => p.Position == at))
        {
            return statement with
            {
                Resource = resource with { Patterns = [.. resource.Patterns.Select(p => p.Position == at ? p with { Text = text } : p)] },
            };
        }

        if (statement.Principal is { IsBareStar: false } principal && principal.Entries.Any(p => p.Position == at))
        {
            return statement with
            {
                Principal = principal with { Entries = [.. principal.Entries.Select(p => p.Position == at ? p with { Text = text } : p)] },
            };
        }

        return WithCondition(statement, c => Replaced(c, at, text));
    }

    /// <summary>The condition with another value or operator at a position; null when neither is there.</summary>
    private static Condition? Replaced(Condition condition, TextPosition at, string text)
    {
        if (condition.Values.Any(v => v.Position == at))
        {
            return condition with
            {
                Values =
                [
                    .. condition.Values.Select(v => v.Position == at ? new ConditionValue(text, ConditionValueKind.Text, v.Position) : v),
                ],
            };
        }

        return condition.Position == at && ConditionOperator.TryParse(text, out var other) ? condition with { Operator = other } : null;
    }

    public static Statement? WithConditions(Statement statement, string members)
    {
        var read = PolicyDocument.Parse($"{{\"Statement\":{{\"Effect\":\"Deny\",\"Action\":\"*\",\"Condition\":{{{members}}}}}}}");
        return read is { IsValid: true, Document.Statements: [var added] }
            ? statement with
            {
                Conditions = statement.Conditions with
                {
                    Conditions = [.. statement.Conditions.Conditions, .. added.Conditions.Conditions],
                },
            }
            : null;
    }

    public static IReadOnlyList<Statement>? WithOwnStatement(Statement statement, TextPosition at, string resource)
    {
        if (statement.Action!.Patterns.FirstOrDefault(p => p.Position == at) is not { } action || statement.Resource is null)
        {
            return null;
        }

        var own = statement with { Action = new ActionElement(statement.Action.IsNot, [action]), Resource = ResourceElement.Of(resource) };
        return Rest(statement.Action.Patterns, p => p.Position, at) is { } rest
            // Identifiers are unique within a document.
            ? [statement with { Action = statement.Action with { Patterns = rest } }, own with { Sid = null, Position = TextPosition.None }]
            : [own];
    }

    // A condition is found by its key: an operator's name stands for several keys.
    private static Statement? WithCondition(Statement statement, Func<Condition, Condition?> edit)
    {
        var changed = false;
        var conditions = statement
            .Conditions.Conditions.Select(c =>
            {
                if (edit(c) is not { } other)
                {
                    return c;
                }

                changed = true;
                return other;
            })
            .ToList();
        return changed ? statement with { Conditions = statement.Conditions with { Conditions = conditions } } : null;
    }

    // A list keeps at least one entry, as an empty one matches nothing.
    private static List<T>? Rest<T>(IReadOnlyList<T> entries, Func<T, TextPosition> position, TextPosition at) =>
        entries.Count > 1 && entries.Where(e => position(e) != at).ToList() is var rest && rest.Count == entries.Count - 1 ? rest : null;
}
