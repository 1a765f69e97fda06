using ZeroTrust.Policy.Documents.Writing;

namespace ZeroTrust.Policy.Documents.Reading;

/// <summary>Makes a statement from JSON. What has no defined meaning marks the statement, which then keeps its JSON.</summary>
internal static class StatementReader
{
    private static readonly string[] Elements =
    [
        "Sid",
        "Effect",
        "Principal",
        "NotPrincipal",
        "Action",
        "NotAction",
        "Resource",
        "NotResource",
        "Condition",
    ];

    public static Statement Read(JsonValue json, ProblemList problems)
    {
        if (json.Kind != JsonKind.Object)
        {
            var fault = $"A statement is an object, not {json.Description}.";
            problems.Error(ProblemCodes.WrongType, json.Position, fault);
            return new Statement
            {
                Position = json.Position,
                RawJson = JsonText.Minify(json),
                Fault = fault,
            };
        }

        var statement = new Statement { Position = json.Position };
        var firstProblem = problems.Count;
        var understood = true;
        bool hasEffect = false;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, position, value) in json.Members)
        {
            // "Individual elements must not contain multiple instances of the same key"
            // (grammar page); already reported by the JSON reader.
            if (!seen.Add(name))
            {
                understood = false;
            }

            switch (name)
            {
                case "Sid":
                    if (value.Kind == JsonKind.String)
                    {
                        statement = statement with { Sid = value.Text, SidPosition = value.Position };
                    }
                    else
                    {
                        understood = false;
                        problems.Error(ProblemCodes.WrongType, value.Position, $"Sid is a text, not {value.Description}.");
                    }
                    break;
                case "Effect":
                    hasEffect = true;
                    if (value is { Kind: JsonKind.String, Text: "Allow" or "Deny" })
                    {
                        statement = statement with
                        {
                            Effect = value.Text == "Allow" ? Effect.Allow : Effect.Deny,
                            EffectPosition = value.Position,
                        };
                    }
                    else
                    {
                        understood = false;
                        problems.Error(
                            ProblemCodes.InvalidEffect,
                            value.Position,
                            "Effect is \"Allow\" or \"Deny\"; letter case matters.",
                            DocumentReader.Spelling(value.Text, "Allow", "Deny")
                        );
                    }
                    break;
                case "Principal" or "NotPrincipal":
                    statement = statement with
                    {
                        Principal = PrincipalReader.Read(value, name == "NotPrincipal", problems, ref understood),
                    };
                    break;
                case "Action" or "NotAction":
                    var actions = ReadActions(value, name, problems, ref understood);
                    statement = statement with { Action = new ActionElement(name == "NotAction", actions, value.Position) };
                    break;
                case "Resource" or "NotResource":
                    var resources = ReadTexts(value, name, problems, ref understood).Select(t => new ResourcePattern(t.Text, t.Position));
                    statement = statement with { Resource = new ResourceElement(name == "NotResource", [.. resources], value.Position) };
                    break;
                case "Condition":
                    statement = statement with { Conditions = ConditionReader.Read(value, problems, ref understood) };
                    break;
                default:
                    // An ignored, misspelled Condition would turn a guarded statement into an unguarded one.
                    understood = false;
                    problems.Error(
                        ProblemCodes.UnknownElement,
                        position,
                        $"A statement has no element '{name}'.",
                        DocumentReader.Spelling(name, Elements)
                    );
                    break;
            }
        }

        if (!hasEffect)
        {
            understood = false;
            problems.Error(ProblemCodes.MissingElement, json.Position, "The statement has no Effect.");
        }
        if (statement.Action is null)
        {
            understood = false;
            problems.Error(ProblemCodes.MissingElement, json.Position, "The statement has neither Action nor NotAction.");
        }
        foreach (var element in (ReadOnlySpan<string>)["Principal", "Action", "Resource"])
        {
            if (!seen.Contains(element) || !seen.Contains("Not" + element))
            {
                continue;
            }

            understood = false;
            problems.Error(ProblemCodes.ConflictingElements, json.Position, $"A statement has {element} or Not{element}, not both.");
        }
        // Names that stand twice were reported when the JSON was read.
        return understood
            ? statement
            : statement with
            {
                RawJson = JsonText.Minify(json),
                Fault = problems.FirstError(firstProblem) ?? "A name stands twice.",
            };
    }

    private static List<ActionPattern> ReadActions(JsonValue value, string name, ProblemList problems, ref bool understood)
    {
        var patterns = new List<ActionPattern>();
        foreach (var text in ReadTexts(value, name, problems, ref understood))
        {
            var pattern = new ActionPattern(text.Text, text.Position);
            if (!pattern.IsWellFormed)
            {
                understood = false;
                problems.Error(ProblemCodes.InvalidAction, text.Position, $"'{text.Text}' is neither * nor service:action.");
            }
            patterns.Add(pattern);
        }
        return patterns;
    }

    /// <summary>One text or a list of texts.</summary>
    internal static List<JsonValue> ReadTexts(JsonValue value, string name, ProblemList problems, ref bool understood)
    {
        if (value.Kind == JsonKind.String)
        {
            return [value];
        }

        var texts = new List<JsonValue>();
        if (value.Kind != JsonKind.Array)
        {
            understood = false;
            problems.Error(ProblemCodes.WrongType, value.Position, $"{name} is a text or a list of texts, not {value.Description}.");
            return texts;
        }
        if (value.Items.Count == 0)
        {
            problems.Warning(ProblemCodes.EmptyList, value.Position, $"{name} is an empty list, so it matches nothing.");
        }

        foreach (var item in value.Items)
        {
            if (item.Kind == JsonKind.String)
            {
                texts.Add(item);
                continue;
            }
            understood = false;
            problems.Error(ProblemCodes.WrongType, item.Position, $"{name} holds texts, not {item.Description}.");
        }
        return texts;
    }
}
