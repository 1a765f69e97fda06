using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Trails;

/// <summary>Which members of records policies can look at, so that only these have to tell requests apart.</summary>
internal static class AskedFields
{
    /// <summary>The members that name resources.</summary>
    public static IReadOnlyList<TrailField> Resources { get; } =
    [.. Enum.GetValues<TrailField>().Where(static field => field is >= TrailField.ResourceArn and < TrailField.Handed)];

    /// <summary>The members that statements depend on, beside who, what and where.</summary>
    public static IEnumerable<TrailField> Of(IReadOnlyCollection<Statement> statements)
    {
        var keys = statements
            .SelectMany(static statement => statement.Conditions.Conditions)
            .Select(static condition => condition.Key)
            .Concat(statements.SelectMany(Variables))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var fields = TrailRequest.Keys.Where(pair => keys.Contains(pair.Key)).SelectMany(static pair => pair.Value);
        return statements.Any(static statement => !NamesEveryResource(statement)) || keys.Contains("aws:ResourceAccount")
            ? fields.Concat(Resources)
            : fields;
    }

    /// <summary>Whether the resource makes no difference to a statement.</summary>
    public static bool NamesEveryResource(Statement statement) =>
        statement.Resource is null or { IsNot: false } && (statement.Resource?.Patterns.Any(static pattern => pattern.Text == "*") ?? true);

    /// <summary>The condition keys that stand in variables.</summary>
    public static IEnumerable<string> Variables(IEnumerable<Statement> statements) => statements.SelectMany(Variables);

    private static IEnumerable<string> Variables(Statement statement) =>
        (statement.Resource?.Patterns ?? [])
            .SelectMany(static pattern => pattern.Parse(PolicyVersion.V2012).Parts)
            .Concat(
                statement
                    .Conditions.Conditions.SelectMany(static condition => condition.Values)
                    .SelectMany(static value => PatternText.Parse(value.Text, wildcards: true, variables: true).Parts)
            )
            .Where(static part => part.Kind == PatternPartKind.Variable)
            .Select(static part => part.Text);
}
