using ZeroTrust.Policy.Actions;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Layers;
using ZeroTrust.Policy.Principals;
using ZeroTrust.Policy.Trails;

namespace ZeroTrust.Policy.Forecasts;

/// <summary>Which records are the same request as far as a change of policy can tell.</summary>
internal static class ForecastFolding
{
    /// <summary>The classes of resources that a change tells apart.</summary>
    public static ResourceClasses Resources(PolicyChange change)
    {
        var documents = Documents(change);
        // Who owns the resource may follow from its ARN; policies on the side of resources depend on it by themselves.
        var asksForOwner =
            change.Layer is PolicyLayer.Resource or PolicyLayer.ResourceControl
            || documents
                .SelectMany(static document => document.Statements)
                .SelectMany(static statement => statement.Conditions.Conditions)
                .Any(static condition => condition.Key.StartsWith("aws:Resource", StringComparison.OrdinalIgnoreCase))
            || documents.Any(static document =>
                AskedFields
                    .Variables(document.Statements)
                    .Any(static key => key.StartsWith("aws:Resource", StringComparison.OrdinalIgnoreCase))
            );
        return new ResourceClasses(documents, change.Layer == PolicyLayer.Resource ? change.Resources : [], asksForOwner);
    }

    /// <summary>How to fold records.</summary>
    public static TrailFolding Of(PolicyChange change, ResourceClasses resources)
    {
        var documents = Documents(change);
        var statements = documents.SelectMany(static document => document.Statements).ToArray();
        var conditions = new ConditionClasses(documents, AskedFields.Variables(statements).ToHashSet(StringComparer.OrdinalIgnoreCase));
        var principals = statements.SelectMany(static statement => statement.Principal?.Entries ?? []).ToArray();
        var asked = AskedFields
            .Of(statements)
            .Concat(
                principals.Any(static entry =>
                    entry.Text.StartsWith("AROA", StringComparison.Ordinal) || entry.Text.StartsWith("AIDA", StringComparison.Ordinal)
                )
                    ? [TrailField.IdentityPrincipalId]
                    : []
            )
            .Concat(change.Layer == PolicyLayer.VpcEndpoint ? [TrailField.VpcEndpoint] : Array.Empty<TrailField>())
            .ToHashSet();
        TrailField[] distinguishing =
        [
            .. asked.Except(AskedFields.Resources).Except(conditions.Replaced),
            TrailField.ResourceClass,
            TrailField.ConditionClass,
            TrailField.Handed,
        ];
        return new TrailFolding(distinguishing)
        {
            FindsRoles = ConcernsPassing(change),
            Kept = [.. asked, .. AskedFields.Resources],
            FoldsSessions =
                !distinguishing.Contains(TrailField.IdentityPrincipalId)
                && !principals.Any(static entry => entry.Text.Contains(":assumed-role/", StringComparison.Ordinal)),
            Classify = record => conditions.Classify(record, resources.Classify(record)),
        };
    }

    /// <summary>Whether a change can deny that a role is handed to a service, which no record of its own shows.</summary>
    public static bool ConcernsPassing(PolicyChange change)
    {
        var pass = new AccessRequest(RequestPrincipal.Anonymous, "iam:PassRole", "*");
        var statements = change.After.SelectMany(static document => document.Statements).ToArray();
        return change.Layer is PolicyLayer.ServiceControl or PolicyLayer.Identity or PolicyLayer.Boundary or PolicyLayer.Session
            && (
                !statements.Any(IsEverything)
                || statements.Any(statement =>
                    !(statement.IsUnderstood && statement.Effect == Effect.Allow)
                    && (statement.Action is null || new ActionMatcher(statement.Action).Match(pass))
                )
            );
    }

    private static bool IsEverything(Statement statement) =>
        statement is { IsUnderstood: true, Effect: Effect.Allow, Action: { IsNot: false } action, Conditions.IsEmpty: true }
        && action.Patterns.Any(static pattern => pattern.Text == "*")
        && AskedFields.NamesEveryResource(statement);

    private static PolicyDocument[] Documents(PolicyChange change) => [.. change.Before, .. change.After];
}
