using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Serialization;

namespace ZeroTrust.PowerShell.Pipeline;

/// <summary>A change in words: what -WhatIf shows and what people agree to. Every call with its
/// input, and every value that differs.</summary>
internal static class ChangeText
{
    private const int LongestValue = 600;

    /// <summary>All about a change.</summary>
    /// <param name="change">The change.</param>
    /// <param name="undo">Whether it is being taken back.</param>
    public static string Of(Change change, bool undo)
    {
        var text = new StringBuilder();
        text.Append(undo ? "Take back: " : "")
            .Append(change.Description)
            .Append(" [")
            .Append(change.Resource.AccountId)
            .Append(' ')
            .Append(change.Resource.Region)
            .Append(", risk ")
            .Append(change.Risk)
            .Append(']');
        foreach (var call in undo ? change.Undo : change.Do)
        {
            text.Append("\n    call ")
                .Append(call.Service)
                .Append(' ')
                .Append(call.Operation)
                .Append(' ')
                .Append(Readable(call.Parameters)!.ToJsonString(CoreJson.Compact));
        }

        foreach (var state in change.States)
        {
            var lines = new List<string>();
            Compare("", undo ? state.After : state.Before, undo ? state.Before : state.After, lines);
            if (lines.Count > 0)
            {
                text.Append("\n    ")
                    .Append(state.FactType)
                    .Append(' ')
                    .Append(state.Resource)
                    .Append("\n      ")
                    .AppendJoin("\n      ", lines);
            }
        }

        if (!undo && change.IrreversibleReason is { } reason)
        {
            text.Append("\n    cannot be undone: ").Append(reason);
        }

        return text.ToString();
    }

    /// <summary>What differs, as lines that begin with <c>-</c> (is there now) and <c>+</c> (will be there).</summary>
    private static void Compare(string path, JsonNode? before, JsonNode? after, List<string> lines)
    {
        (before, after) = (Parsed(before), Parsed(after));
        if (JsonNode.DeepEquals(before, after))
        {
            return;
        }

        switch (before, after)
        {
            case (JsonObject was, JsonObject becomes):
                foreach (var name in was.Select(static m => m.Key).Union(becomes.Select(static m => m.Key), StringComparer.Ordinal))
                {
                    Compare(path.Length == 0 ? name : $"{path}.{name}", was[name], becomes[name], lines);
                }

                break;
            case (JsonArray was, JsonArray becomes):
                CompareLists(path, was, becomes, lines);
                break;
            default:
                Line('-', path, before, lines);
                Line('+', path, after, lines);
                break;
        }
    }

    /// <summary>Items that are on both sides say nothing; what is left is paired by its Sid, or is one item that
    /// changed, or came and went as a whole.</summary>
    private static void CompareLists(string path, JsonArray before, JsonArray after, List<string> lines)
    {
        var gone = before.ToList();
        var come = new List<JsonNode?>();
        foreach (var item in after)
        {
            var at = gone.FindIndex(other => JsonNode.DeepEquals(other, item));
            if (at >= 0)
            {
                gone.RemoveAt(at);
            }
            else
            {
                come.Add(item);
            }
        }

        foreach (var item in gone.ToList())
        {
            if (
                come.Find(other => SidOf(item) is { } sid && SidOf(other) == sid) is { } partner
                || (gone.Count == 1 && come.Count == 1 && item is JsonObject && (partner = come[0]) is JsonObject)
            )
            {
                gone.Remove(item);
                come.Remove(partner);
                Compare(SidOf(item) is { } name ? $"{path}[{name}]" : path, item, partner, lines);
            }
        }

        gone.ForEach(item => Line('-', path, item, lines));
        come.ForEach(item => Line('+', path, item, lines));
    }

    private static void Line(char sign, string path, JsonNode? value, List<string> lines)
    {
        if (value is not null)
        {
            lines.Add($"{sign} {(path.Length == 0 ? "" : path + ": ")}{Short(Readable(value)!.ToJsonString(CoreJson.Compact))}");
        }
    }

    private static string? SidOf(JsonNode? item) =>
        item is JsonObject members && members["Sid"] is JsonValue sid && sid.GetValueKind() == JsonValueKind.String
            ? sid.GetValue<string>()
            : null;

    /// <summary>Policy documents are texts that hold JSON.</summary>
    private static JsonNode? Parsed(JsonNode? node)
    {
        if (
            node is not JsonValue value
            || value.GetValueKind() != JsonValueKind.String
            || !value.GetValue<string>().TrimStart().StartsWith('{')
        )
        {
            return node;
        }

        try
        {
            return JsonNode.Parse(value.GetValue<string>(), documentOptions: new JsonDocumentOptions { MaxDepth = CoreJson.MaximumDepth });
        }
        catch (JsonException)
        {
            return node;
        }
    }

    /// <summary>The same with policy documents as JSON instead of escaped text. Calls are shown whole:
    /// what is agreed to must be what is sent.</summary>
    private static JsonNode? Readable(JsonNode? node) =>
        Parsed(node) switch
        {
            JsonObject members => new JsonObject(members.Select(static m => KeyValuePair.Create(m.Key, Readable(m.Value)))),
            JsonArray items => new JsonArray([.. items.Select(Readable)]),
            var other => other?.DeepClone(),
        };

    private static string Short(string text) => text.Length <= LongestValue ? text : text[..LongestValue] + "...";
}
