using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Comparison.Lowering;

/// <summary>Puts texts in the place of policy variables.</summary>
internal static class VariableFilling
{
    /// <summary>The statement with texts instead of variables.</summary>
    /// <param name="statement">A statement of the language of 2012.</param>
    /// <param name="value">The text of a variable; null to leave it as it is.</param>
    public static Statement Fill(Statement statement, Func<PatternPart, string?> value) =>
        statement with
        {
            Resource = statement.Resource is null
                ? null
                : statement.Resource with
                {
                    Patterns =
                    [
                        .. statement.Resource.Patterns.Select(pattern => new ResourcePattern(
                            Fill(pattern.Text, wildcards: true, value),
                            pattern.Position
                        )),
                    ],
                },
            Conditions = new ConditionBlock(
                [
                    .. statement.Conditions.Conditions.Select(condition =>
                        !condition.Operator.AllowsVariables
                            ? condition
                            : condition with
                            {
                                Values =
                                [
                                    .. condition.Values.Select(text =>
                                        text with
                                        {
                                            Text = Fill(text.Text, condition.Operator.AllowsWildcards, value),
                                        }
                                    ),
                                ],
                            }
                    ),
                ],
                statement.Conditions.Position
            ),
        };

    private static string Fill(string text, bool wildcards, Func<PatternPart, string?> value)
    {
        var pattern = PatternText.Parse(text, wildcards, variables: true);
        return !pattern.HasVariables
            ? text
            : string.Concat(
                pattern.Parts.Select(part =>
                    part.Kind switch
                    {
                        PatternPartKind.AnyRun => "*",
                        PatternPartKind.AnyOne => "?",
                        PatternPartKind.Variable when value(part) is { } filled => Plain(filled, wildcards),
                        PatternPartKind.Variable => "${" + part.Text + (part.Default is null ? "" : $", '{part.Default}'") + "}",
                        _ => Plain(part.Text, wildcards),
                    }
                )
            );
    }

    private static string Plain(string text, bool wildcards)
    {
        var plain = text.Replace("$", "${$}", StringComparison.Ordinal);
        return !wildcards ? plain : plain.Replace("*", "${*}", StringComparison.Ordinal).Replace("?", "${?}", StringComparison.Ordinal);
    }
}
