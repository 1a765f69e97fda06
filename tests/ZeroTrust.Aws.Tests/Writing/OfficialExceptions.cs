using System.Text.Json.Nodes;

namespace ZeroTrust.Aws.Writing;

/// <summary>Where official clients do not say what they were told or were answered, with the reasons: cases/official-calls.json.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Refused">Members of the input that the client cannot send.</param>
/// <param name="Request">Paths in what arrives that are not compared.</param>
/// <param name="Answer">Paths in the answer that are not compared.</param>
/// <param name="Input">An input to try where not any value will do.</param>
/// <param name="Output">The answer to it.</param>
internal sealed record OfficialExceptions(
    string Reason,
    IReadOnlyList<string> Refused,
    IReadOnlyList<string> Request,
    IReadOnlyList<string> Answer,
    JsonObject? Input,
    JsonObject? Output
)
{
    private static readonly OfficialExceptions None = new("", [], [], [], null, null);

    /// <summary>All of them by <c>service:Operation</c>.</summary>
    public static IReadOnlyDictionary<string, OfficialExceptions> All { get; } = Read();

    /// <summary>Those of an operation.</summary>
    public static OfficialExceptions Of(string key) => All.GetValueOrDefault(key, None);

    /// <summary>Takes members out wherever they stand on the path, through lists.</summary>
    public static JsonNode Without(JsonNode json, IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            Remove(json, path.Split('.'));
        }

        return json;
    }

    private static void Remove(JsonNode? json, ReadOnlySpan<string> path)
    {
        if (json is JsonArray items)
        {
            foreach (var item in items)
            {
                Remove(item, path);
            }
        }
        else if (json is JsonObject members && path.Length == 1)
        {
            members.Remove(path[0]);
        }
        else if (json is JsonObject parent)
        {
            Remove(parent[path[0]], path[1..]);
        }
    }

    private static Dictionary<string, OfficialExceptions> Read()
    {
        var document = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "cases", "official-calls.json")))!.AsObject();
        return document.ToDictionary(
            static entry => entry.Key,
            static entry => new OfficialExceptions(
                (string)entry.Value!["reason"]!,
                Paths(entry.Value["refused"]),
                Paths(entry.Value["request"]),
                Paths(entry.Value["answer"]),
                (JsonObject?)entry.Value["input"],
                (JsonObject?)entry.Value["output"]
            ),
            StringComparer.Ordinal
        );
    }

    private static string[] Paths(JsonNode? paths) => [.. (paths as JsonArray ?? []).Select(static path => (string)path!)];
}
