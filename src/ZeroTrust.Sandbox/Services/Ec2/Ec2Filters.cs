using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.Ec2;

/// <summary>EC2's filters over descriptions: <c>vpc-id</c> looks at VpcId, <c>tag:Name</c> at the tag, a
/// trailing part of a path at nested members.</summary>
internal static class Ec2Filters
{
    /// <summary>Those that pass every filter of the call; each filter passes when one of its values fits
    /// (<c>*</c> and <c>?</c> are wildcards).</summary>
    /// <param name="call">The call.</param>
    /// <param name="items">Descriptions.</param>
    /// <param name="paths">Names of filters to paths of members, where they are not the name in camel case.</param>
    /// <param name="member">Input member that holds the filters.</param>
    public static List<JsonNode> Filter(
        this Call call,
        IEnumerable<JsonObject> items,
        IReadOnlyDictionary<string, string>? paths = null,
        string member = "Filters"
    )
    {
        var filters = call.Parts(member)
            .Select(filter => (Name: filter["Name"].AsText() ?? "", Values: filter["Values"].AsTexts()))
            .ToList();
        return
        [
            .. items.Where(item =>
                filters.TrueForAll(filter =>
                    Values(item, filter.Name, paths).Any(value => filter.Values.Any(pattern => Fits(pattern, value)))
                )
            ),
        ];
    }

    private static IEnumerable<string> Values(JsonObject item, string filter, IReadOnlyDictionary<string, string>? paths)
    {
        var tags = (item["Tags"] ?? item["TagSet"]).AsObjects();
        if (filter.StartsWith("tag:", StringComparison.Ordinal))
        {
            return tags.Where(tag => tag["Key"].AsText() == filter[4..]).Select(tag => tag["Value"].AsText() ?? "");
        }

        if (filter == "tag-key")
        {
            return tags.Select(tag => tag["Key"].AsText() ?? "");
        }

        var path =
            paths?.GetValueOrDefault(filter)
            ?? string.Concat(
                filter.Split('-', '.').Where(word => word.Length > 0).Select(word => char.ToUpperInvariant(word[0]) + word[1..])
            );
        return Walk(item, path.Split('.'));
    }

    private static IEnumerable<string> Walk(JsonNode? node, ReadOnlyMemory<string> path) =>
        node switch
        {
            JsonArray list => list.SelectMany(item => Walk(item, path)),
            JsonObject part when path.Length > 0 => Walk(part[path.Span[0]], path[1..]),
            JsonValue value when path.Length == 0 => [value.ToString()],
            _ => [],
        };

    private static bool Fits(string pattern, string value) =>
        pattern == value
        || (
            pattern.AsSpan().IndexOfAny('*', '?') >= 0
            && Regex.IsMatch(
                value,
                "^"
                    + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal)
                    + "$",
                RegexOptions.NonBacktracking
            )
        );
}
