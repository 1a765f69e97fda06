namespace ZeroTrust.Policy.Documents;

/// <summary>Policies of one principal as one: a request is allowed when one of them allows it and none denies it.</summary>
public static class PolicyUnion
{
    /// <summary>Puts documents together, also of different versions.</summary>
    /// <param name="documents">Policies of the same principal.</param>
    /// <returns>One document with the same meaning; null when there are none.</returns>
    public static PolicyDocument? Of(IReadOnlyList<PolicyDocument> documents)
    {
        if (documents.Count <= 1)
        {
            return documents.Count == 0 ? null : documents[0];
        }

        var version = documents.Any(static document => document.Version == PolicyVersion.V2012) ? PolicyVersion.V2012 : PolicyVersion.V2008;
        return documents[0] with
        {
            DeclaredVersion = version,
            Statements =
            [
                .. documents.SelectMany(document =>
                    document.Version == version ? document.Statements : document.Statements.Select(Literally)
                ),
            ],
            UnknownElements = [.. documents.SelectMany(static document => document.UnknownElements)],
            IsDamaged = documents.Any(static document => document.IsDamaged),
            Fault = documents.Select(static document => document.Fault).FirstOrDefault(static fault => fault is not null),
        };
    }

    // Before 2012-10-17 "${" has no meaning; from then on "${$}" is how to write a dollar sign.
    private static Statement Literally(Statement statement) =>
        statement with
        {
            Resource = statement.Resource is { } resource
                ? resource with
                {
                    Patterns = [.. resource.Patterns.Select(static pattern => pattern with { Text = Literally(pattern.Text) })],
                }
                : null,
            Conditions = statement.Conditions with
            {
                Conditions =
                [
                    .. statement.Conditions.Conditions.Select(static condition =>
                        !condition.Operator.AllowsVariables
                            ? condition
                            : condition with
                            {
                                Values = [.. condition.Values.Select(static value => value with { Text = Literally(value.Text) })],
                            }
                    ),
                ],
            },
        };

    private static string Literally(string text) => text.Replace("${", "${$}{", StringComparison.Ordinal);
}
