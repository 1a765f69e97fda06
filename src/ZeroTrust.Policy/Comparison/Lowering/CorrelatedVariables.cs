using ZeroTrust.Policy.Comparison.Boxes;
using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Comparison.Lowering;

/// <summary>
/// Variables whose value a condition of the same statement fixes: <c>home/${aws:PrincipalTag/team}/*</c>
/// where the tag must equal one of a few texts. The
/// statement is as many statements, each with one text in the place of the variable, and means the same.
/// </summary>
internal static class CorrelatedVariables
{
    private const int Maximum = 8;

    /// <summary>The statements; the statement itself when nothing is fixed.</summary>
    public static IEnumerable<Statement> Split(Statement statement, PolicyVersion version)
    {
        var used = Patterns(statement)
            .SelectMany(static pattern => pattern.Parts)
            .Where(static part => part.Kind == PatternPartKind.Variable)
            .Select(static part => part.Text)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (
            version != PolicyVersion.V2012
            || used.Count == 0
            || statement.Conditions.Conditions.FirstOrDefault(condition => Fixes(condition, used)) is not { } fixing
        )
        {
            return [statement];
        }

        return fixing.Values.SelectMany(value => Split(WithValue(statement, fixing, value), version));
    }

    private static IEnumerable<PatternText> Patterns(Statement statement) =>
        (statement.Resource?.Patterns.Select(static pattern => pattern.Parse(PolicyVersion.V2012)) ?? []).Concat(
            statement
                .Conditions.Conditions.Where(static condition => condition.Operator.AllowsVariables)
                .SelectMany(static condition =>
                    condition.Values.Select(value => PatternText.Parse(value.Text, condition.Operator.AllowsWildcards, variables: true))
                )
        );

    private static bool Fixes(Condition condition, HashSet<string> used) =>
        condition.Operator is { Kind: OperatorKind.StringEquals, Quantifier: SetQuantifier.None, IfExists: false }
        && used.Contains(condition.Key)
        && Dimensions.HoldsOneValue(condition.Key.ToLowerInvariant())
        && condition.Values.Count is > 0 and <= Maximum
        && condition.Values.All(static value => !value.Text.Contains('$', StringComparison.Ordinal));

    private static Statement WithValue(Statement statement, Condition fixing, ConditionValue value)
    {
        var filled = VariableFilling.Fill(
            statement,
            part => part.Text.Equals(fixing.Key, StringComparison.OrdinalIgnoreCase) ? value.Text : null
        );
        return filled with
        {
            Conditions = new ConditionBlock(
                [
                    .. filled.Conditions.Conditions.Select(
                        (condition, i) =>
                            ReferenceEquals(statement.Conditions.Conditions[i], fixing) ? fixing with { Values = [value] } : condition
                    ),
                ],
                statement.Conditions.Position
            ),
        };
    }
}
