using System.Text.Json.Nodes;

namespace ZeroTrust.Core.Flow;

/// <summary>References to answers of earlier calls, <c>{ "$from": "callId", "path": "Policy.Arn" }</c>,
/// anywhere in the parameters of a call.</summary>
internal static class AnswerReferences
{
    private const string From = "$from";

    /// <summary>Ids of the calls that the parameters refer to.</summary>
    public static IEnumerable<string> In(JsonNode? node) =>
        node switch
        {
            JsonObject members when IdOf(members) is { } id => [id],
            JsonObject members => members.SelectMany(static member => In(member.Value)),
            JsonArray items => items.SelectMany(In),
            _ => [],
        };

    /// <summary>The parameters with every reference replaced.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="answerOf">The answer of a call; null when there is none.</param>
    /// <exception cref="KeyNotFoundException">There is no such answer, or it does not have the path.</exception>
    public static JsonObject Resolve(JsonObject parameters, Func<string, JsonNode?> answerOf) =>
        (JsonObject)
            Replace(
                parameters,
                members =>
                {
                    var id = IdOf(members)!;
                    var path = members["path"] is JsonValue value && value.TryGetValue(out string? text) ? text : "";
                    var found = path.Split('.', StringSplitOptions.RemoveEmptyEntries)
                        .Aggregate(
                            answerOf(id),
                            static (node, name) =>
                                node switch
                                {
                                    JsonObject inner => inner[name],
                                    JsonArray items when int.TryParse(name, out var index) && index >= 0 && index < items.Count => items[
                                        index
                                    ],
                                    _ => null,
                                }
                        );
                    return found?.DeepClone() ?? throw new KeyNotFoundException($"'{path}' of the answer to '{id}' is not known.");
                }
            )!;

    /// <summary>The parameters with references to other calls, by a table of old to new ids.</summary>
    public static JsonObject Rename(JsonObject parameters, Dictionary<string, string> ids) =>
        (JsonObject)
            Replace(
                parameters,
                members =>
                {
                    var copy = members.DeepClone().AsObject();
                    copy[From] = ids.GetValueOrDefault(IdOf(members)!, IdOf(members)!);
                    return copy;
                }
            )!;

    private static string? IdOf(JsonObject members) => members[From] is JsonValue value && value.TryGetValue(out string? id) ? id : null;

    private static JsonNode? Replace(JsonNode? node, Func<JsonObject, JsonNode> replacement) =>
        node switch
        {
            JsonObject members when IdOf(members) is not null => replacement(members),
            JsonObject members => new JsonObject(
                members.Select(member => KeyValuePair.Create(member.Key, Replace(member.Value, replacement)))
            ),
            JsonArray items => new JsonArray([.. items.Select(item => Replace(item, replacement))]),
            _ => node?.DeepClone(),
        };
}
