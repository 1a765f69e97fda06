using System.Text.Json.Nodes;

namespace ZeroTrust.Aws.Generator.Models;

/// <summary>How an operation is read page by page (botocore's paginators-1.json).</summary>
/// <param name="InputTokens">Request members that take the tokens.</param>
/// <param name="OutputTokens">Response members that give them, as paths.</param>
/// <param name="ResultKeys">Response members that hold the items, as paths.</param>
/// <param name="MoreResults">The response member that says whether there is more, as a path.</param>
/// <param name="LimitKey">The request member that takes the size of a page.</param>
internal sealed record Pagination(
    IReadOnlyList<string> InputTokens,
    IReadOnlyList<string> OutputTokens,
    IReadOnlyList<string> ResultKeys,
    string? MoreResults,
    string? LimitKey
)
{
    /// <summary>Reads the entries by operation.</summary>
    public static IReadOnlyDictionary<string, Pagination> Read(JsonNode? document)
    {
        var entries = document?["pagination"] as JsonObject ?? [];
        return entries.ToDictionary(
            entry => entry.Key,
            entry => new Pagination(
                Texts(entry.Value!["input_token"]),
                Texts(entry.Value["output_token"]),
                Texts(entry.Value["result_key"]),
                entry.Value["more_results"]?.ToString(),
                entry.Value["limit_key"]?.ToString()
            ),
            StringComparer.Ordinal
        );
    }

    private static List<string> Texts(JsonNode? node) =>
        node switch
        {
            null => [],
            JsonArray many => [.. many.Select(one => one!.ToString())],
            _ => [node.ToString()],
        };
}
