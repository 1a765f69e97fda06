using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Planning.Intents;
using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Controls.Planning.Scp;

/// <summary>A template with its statements, in which the text <c>{name}</c> stands for the values of a parameter.</summary>
internal sealed class ScpTemplate
{
    private readonly JsonArray _statements;

    private ScpTemplate(ScpTemplateInfo info, JsonArray statements)
    {
        Info = info;
        _statements = statements;
    }

    /// <summary>Name, description and parameters.</summary>
    public ScpTemplateInfo Info { get; }

    /// <summary>Reads a template file.</summary>
    public static ScpTemplate Read(string name, string json)
    {
        var root = JsonNode.Parse(json)!.AsObject();
        var parameters = root["parameters"]!
            .AsArray()
            .Select(static node => new ScpTemplateParameter(
                (string)node!["name"]!,
                (string)node["description"]!,
                (bool)node["required"]!,
                (string)node["form"]!
            ))
            .ToList();
        return new ScpTemplate(
            new ScpTemplateInfo(name, (string)root["description"]!, (string)root["documentation"]!, parameters),
            root["statements"]!.AsArray()
        );
    }

    /// <summary>The statements with the values put in; a condition on a parameter that is empty is left out.</summary>
    /// <exception cref="ZeroTrustException"><see cref="ErrorIds.ArgumentInvalid"/>: a parameter is
    /// unknown, absent or of the wrong form.</exception>
    public IReadOnlyList<Statement> Fill(JsonObject given)
    {
        if (
            given.Select(static pair => pair.Key).FirstOrDefault(name => Info.Parameters.All(parameter => parameter.Name != name)) is
            { } unknown
        )
        {
            throw Invalid(
                unknown,
                $"The template {Info.Name} has no parameter '{unknown}'.",
                $"It has: {string.Join(", ", Info.Parameters.Select(static parameter => parameter.Name).DefaultIfEmpty("none"))}."
            );
        }

        var values = Info.Parameters.ToDictionary(
            static parameter => parameter.Name,
            parameter => Values(parameter, given[parameter.Name]),
            StringComparer.Ordinal
        );
        var document = new JsonObject
        {
            ["Version"] = "2012-10-17",
            ["Statement"] = new JsonArray([.. _statements.Select(statement => Fill(statement!.AsObject(), values))]),
        };
        return PolicyDocument.Parse(document.ToJsonString()).Require().Statements;
    }

    private static JsonObject Fill(JsonObject statement, Dictionary<string, string[]> values)
    {
        var result = statement.DeepClone().AsObject();
        foreach (var (operation, keys) in (result["Condition"] as JsonObject)?.ToList() ?? [])
        {
            foreach (var (key, value) in keys!.AsObject().ToList())
            {
                if (value is not JsonValue text || !text.TryGetValue(out string? placeholder) || !placeholder.StartsWith('{'))
                {
                    continue;
                }

                var list = values[placeholder.Trim('{', '}')];
                keys.AsObject().Remove(key);
                if (list.Length > 0)
                {
                    keys.AsObject()[key] = Calls.List(list);
                }
            }

            if (keys.AsObject().Count == 0)
            {
                result["Condition"]!.AsObject().Remove(operation);
            }
        }

        if (result["Condition"] is JsonObject { Count: 0 })
        {
            result.Remove("Condition");
        }

        return result;
    }

    private string[] Values(ScpTemplateParameter parameter, JsonNode? given)
    {
        string[] values;
        try
        {
            values = given switch
            {
                null => [],
                JsonArray list => [.. list.Select(static item => item!.GetValue<string>())],
                _ => [given.GetValue<string>()],
            };
        }
        catch (Exception problem) when (problem is InvalidOperationException or NullReferenceException or JsonException)
        {
            throw Invalid(parameter.Name, $"'{parameter.Name}' must be a text or a list of texts.", "");
        }

        if (values.Length == 0 && parameter.Required)
        {
            throw Invalid(parameter.Name, $"The template {Info.Name} needs '{parameter.Name}': {parameter.Description}", "");
        }

        return Array.Find(values, value => !Regex.IsMatch(value, parameter.Form, RegexOptions.CultureInvariant)) is { } wrong
            ? throw Invalid(wrong, $"'{wrong}' cannot be one of '{parameter.Name}'.", parameter.Description)
            : [.. values.Distinct(StringComparer.Ordinal)];
    }

    private static ZeroTrustException Invalid(string target, string message, string advice) =>
        new(ErrorIds.ArgumentInvalid, FailureKind.InvalidArgument, target, message, advice);
}
