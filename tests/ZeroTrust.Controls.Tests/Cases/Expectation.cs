using System.Text.Json.Nodes;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Serialization;

namespace ZeroTrust.Controls.Cases;

/// <summary>Compares a plan with what a case expects, and finds whatever the case does not expect.</summary>
internal static class Expectation
{
    /// <summary>Everything that differs, one line each.</summary>
    public static IEnumerable<string> Differences(CaseFile file, PlanDraft draft)
    {
        var changes = file.Changes ?? [];
        for (var i = 0; i < Math.Max(changes.Count, draft.Changes.Count); i++)
        {
            if (i >= changes.Count)
            {
                yield return "an unexpected change: " + Show(draft.Changes[i]);
            }
            else if (i >= draft.Changes.Count)
            {
                yield return "no change where the case expects " + changes[i]!.ToJsonString();
            }
            else
            {
                foreach (var difference in Differences(changes[i]!.AsObject(), draft.Changes[i]))
                {
                    yield return $"change {i}: {difference}";
                }
            }
        }

        var notes = file.Notes ?? [];
        for (var i = 0; i < Math.Max(notes.Count, draft.Notes.Count); i++)
        {
            var (expected, actual) = (i < notes.Count ? notes[i]!.AsObject() : null, i < draft.Notes.Count ? draft.Notes[i] : null);
            if (
                expected is null
                || actual is null
                || actual.Kind.ToString() != (string)expected["kind"]!
                || actual.Resource != ResourceText.Parse((string)expected["resource"]!)
                || actual.ErrorId != ((string?)expected["errorId"] ?? "")
                || !actual.Message.Contains((string?)expected["says"] ?? "", StringComparison.Ordinal)
            )
            {
                yield return $"note {i}: expected {expected?.ToJsonString() ?? "none"}, found {actual?.ToString() ?? "none"}";
            }
        }
    }

    private static IEnumerable<string> Differences(JsonObject expected, Change actual)
    {
        if ((string)expected["type"]! != actual.Type)
        {
            yield return $"type {actual.Type} instead of {expected["type"]}";
        }

        if (ResourceText.Parse((string)expected["resource"]!) != actual.Resource)
        {
            yield return $"resource {actual.Resource.Key} instead of {expected["resource"]}";
        }

        foreach (var (name, calls) in new[] { ("do", actual.Do), ("undo", actual.Undo) })
        {
            if (expected[name] is not JsonArray list)
            {
                continue;
            }

            if (list.Count != calls.Count || list.Zip(calls).Any(static pair => !Same(pair.First!.AsObject(), pair.Second)))
            {
                var found = calls.Select(static call =>
                    $"{{\"call\":\"{call.Service} {call.Operation}\",\"with\":{call.Parameters.ToJsonString()}}}"
                );
                yield return $"{name}:\n  expected {list.ToJsonString()}\n  found    [{string.Join(",", found)}]";
            }
        }

        if (expected["access"] is { } access && access.GetValue<bool>() != actual.Access is not null)
        {
            yield return "access is " + (actual.Access is null ? "absent" : "present");
        }
    }

    private static bool Same(JsonObject expected, AwsCall call) =>
        (string)expected["call"]! == $"{call.Service} {call.Operation}" && Same(expected["with"], call.Parameters);

    /// <summary>A text that holds JSON is expected as <c>{ "$json": ... }</c>.</summary>
    private static bool Same(JsonNode? expected, JsonNode? actual) =>
        (expected, actual) switch
        {
            (JsonObject { Count: 1 } e, JsonValue a) when e["$json"] is { } json => FactJson.Canonical(json)
                == FactJson.Canonical(JsonNode.Parse(a.GetValue<string>())),
            (JsonObject e, JsonObject a) => e.Count == a.Count
                && e.All(member => a.ContainsKey(member.Key) && Same(member.Value, a[member.Key])),
            (JsonArray e, JsonArray a) => e.Count == a.Count && e.Zip(a).All(static pair => Same(pair.First, pair.Second)),
            _ => FactJson.Canonical(expected) == FactJson.Canonical(actual),
        };

    private static string Show(Change change) =>
        $"{change.Type} of {change.Resource.Key}: "
        + $"{string.Join("; ", change.Do.Select(static call => $"{call.Service} {call.Operation} {call.Parameters.ToJsonString()}"))}";
}
