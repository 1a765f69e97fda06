using System.Text.Json.Nodes;
using ZeroTrust.Core.Connections;
using ZeroTrust.Core.Plans;

namespace ZeroTrust.Core.Flow;

/// <summary>
/// The least IAM policies for reading and for applying, as minified documents of at most 6,144 characters
/// each (the limit of a customer managed policy:
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html); usually one.
/// </summary>
public static class LeastPrivilege
{
    private const int MaximumLength = 6_144;

    /// <summary>Policies that allow actions on everything: reading has no narrower resource before the resources are known.</summary>
    public static IReadOnlyList<string> ForReading(IEnumerable<string> actions) =>
        Documents(actions.Select(static action => (action, "*")));

    /// <summary>
    /// Policies that allow exactly a plan: the calls, the calls that undo them, and reading again what
    /// they alter. Resources are narrowed where a call
    /// names the resource that the action is checked against, following the Service Authorization Reference.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="connector">Knows what reading a kind of fact needs.</param>
    /// <param name="partition">aws, aws-cn, ...</param>
    public static IReadOnlyList<string> ForPlan(Plan plan, IAwsConnector connector, string partition)
    {
        var facts = plan
            .Changes.SelectMany(static c => c.States)
            .Select(static s => s.FactType)
            .Concat(plan.Changes.SelectMany(static c => c.Do).Select(static call => call.Recovery?.FactType).OfType<string>())
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var reads = facts.Count == 0 ? [] : connector.RequiredReadActions(facts).Select(static action => (action, "*"));
        var writes = plan.Changes.SelectMany(change =>
            change
                .Do.Concat(change.Undo)
                .SelectMany(call =>
                    CallResources
                        .Of(call, change.Target, partition)
                        .Select(resource => (call.Action, resource))
                        .Concat(call.AlsoNeeds.Select(static action => (action, "*")))
                )
        );
        return Documents(reads.Concat(writes));
    }

    private static List<string> Documents(IEnumerable<(string Action, string Resource)> needs)
    {
        // Actions that need the same resources share a statement; an action that needs everything somewhere needs nothing narrower.
        var statements = needs
            .GroupBy(static need => need.Action, StringComparer.OrdinalIgnoreCase)
            .Select(static group => (Action: group.Key, Resources: Widest(group.Select(static need => need.Resource))))
            .GroupBy(static need => string.Join('\n', need.Resources), StringComparer.Ordinal)
            .OrderBy(static group => group.Key, StringComparer.Ordinal)
            .SelectMany(static group =>
                Split([.. group.Select(static need => need.Action).Order(StringComparer.Ordinal)], group.First().Resources)
            );

        var documents = new List<string>();
        var current = new JsonArray();
        foreach (var statement in statements)
        {
            current.Add(statement);
            if (current.Count > 1 && Write(current).Length > MaximumLength)
            {
                current.RemoveAt(current.Count - 1);
                documents.Add(Write(current));
                current = [statement];
            }
        }

        if (current.Count > 0)
        {
            documents.Add(Write(current));
        }

        return documents;
    }

    private static List<string> Widest(IEnumerable<string> resources)
    {
        var all = resources.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return all.Contains("*") ? ["*"] : all;
    }

    private static IEnumerable<JsonObject> Split(List<string> actions, List<string> resources)
    {
        // Chunks that fit together with each other into one document.
        foreach (var someActions in Chunks(actions))
        {
            foreach (var someResources in Chunks(resources))
            {
                yield return new JsonObject
                {
                    ["Effect"] = "Allow",
                    ["Action"] = OneOrMany(someActions),
                    ["Resource"] = OneOrMany(someResources),
                };
            }
        }
    }

    private static IEnumerable<List<string>> Chunks(List<string> texts)
    {
        var chunk = new List<string>();
        var length = 0;
        foreach (var text in texts)
        {
            if (length + text.Length + 3 > (MaximumLength / 2) - 60 && chunk.Count > 0)
            {
                yield return chunk;
                (chunk, length) = ([], 0);
            }

            chunk.Add(text);
            length += text.Length + 3;
        }

        yield return chunk;
    }

    private static JsonNode OneOrMany(List<string> texts) =>
        texts.Count == 1 ? texts[0] : new JsonArray([.. texts.Select(static text => JsonValue.Create(text))]);

    private static string Write(JsonArray statements) =>
        new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = statements.DeepClone() }.ToJsonString(Serialization.CoreJson.Compact);
}
