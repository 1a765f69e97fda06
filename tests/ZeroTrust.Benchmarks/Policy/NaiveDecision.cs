using System.Text.Json;
using System.Text.RegularExpressions;
using ZeroTrust.Policy.Decisions;

namespace ZeroTrust.Benchmarks.Policy;

/// <summary>The baseline: what one writes first. JSON read once, regular expressions for wildcards,
/// the conditions of the workload only.</summary>
internal sealed class NaiveDecision(string json)
{
    private readonly JsonElement _statements = JsonDocument.Parse(json).RootElement.GetProperty("Statement");

    public bool Allows(AccessRequest request)
    {
        var allowed = false;
        foreach (var statement in _statements.EnumerateArray())
        {
            var actions = statement.TryGetProperty("Action", out var a)
                ? Texts(a).Any(p => Like(p, request.Action, RegexOptions.IgnoreCase))
                : !Texts(statement.GetProperty("NotAction")).Any(p => Like(p, request.Action, RegexOptions.IgnoreCase));
            if (
                !actions
                || !Texts(statement.GetProperty("Resource")).Any(p => Like(p, request.Resource, RegexOptions.None))
                || !Holds(statement)
            )
            {
                continue;
            }

            if (statement.GetProperty("Effect").GetString() == "Deny")
            {
                return false;
            }

            allowed = true;
        }
        return allowed;

        bool Holds(JsonElement statement) =>
            !statement.TryGetProperty("Condition", out var condition)
            || condition
                .EnumerateObject()
                .All(o =>
                    o.Value.EnumerateObject()
                        .All(k =>
                            Texts(k.Value)
                                .Any(v =>
                                    Like(v, request.Find(k.Name).Values.Length > 0 ? request.Find(k.Name).Values[0] : "", RegexOptions.None)
                                ) != o.Name.Contains("Not", StringComparison.Ordinal)
                        )
                );
    }

    private static bool Like(string pattern, string text, RegexOptions options) =>
        Regex.IsMatch(
            text,
            "^" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal) + "$",
            options
        );

    private static IEnumerable<string> Texts(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray().Select(e => e.GetString()!) : [element.GetString()!];
}
