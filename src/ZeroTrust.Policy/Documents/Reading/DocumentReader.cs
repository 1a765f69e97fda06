using ZeroTrust.Policy.Documents.Writing;

namespace ZeroTrust.Policy.Documents.Reading;

/// <summary>Makes a document from JSON.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html</summary>
internal static class DocumentReader
{
    public static PolicyParseResult Read(string text, PolicyLimits limits)
    {
        if (text.Length > limits.MaximumLength)
        {
            return TooLarge(limits);
        }

        var problems = new ProblemList(limits.MaximumProblems);
        var json = new JsonReader(text, limits, problems).ReadDocument();
        PolicyDocument? document = null;
        if (json is { Kind: JsonKind.Object })
        {
            document = ReadDocument(json, problems, damaged: problems.HasErrors);
        }
        else if (json is not null && json.Kind != JsonKind.Invalid)
        {
            problems.Error(ProblemCodes.WrongType, json.Position, $"A policy document is an object, not {json.Description}.");
        }
        // Problems beyond the limit are not listed, so nothing vouches for the rest.
        if (document is not null && problems.IsFull)
        {
            document = document with { IsDamaged = true, Fault = document.Fault ?? "There are more problems than were read." };
        }

        return new PolicyParseResult(document, problems.InTextOrder());
    }

    public static PolicyParseResult TooLarge(PolicyLimits limits) =>
        new(
            null,
            [
                new PolicyProblem(
                    ProblemCodes.TooLarge,
                    ProblemSeverity.Error,
                    new TextPosition(1, 1, 0),
                    $"The text is longer than {limits.MaximumLength} characters."
                ),
            ]
        );

    private static PolicyDocument ReadDocument(JsonValue json, ProblemList problems, bool damaged)
    {
        PolicyVersion? version = null;
        string? id = null;
        JsonValue? statements = null;
        var unknown = new List<UnknownElement>();
        foreach (var (name, position, value) in json.Members)
        {
            switch (name)
            {
                case "Version":
                    if (value is { Kind: JsonKind.String, Text: "2012-10-17" })
                    {
                        version = PolicyVersion.V2012;
                    }
                    else if (value is { Kind: JsonKind.String, Text: "2008-10-17" })
                    {
                        version = PolicyVersion.V2008;
                    }
                    else
                    {
                        damaged = true;
                        problems.Error(
                            ProblemCodes.UnknownVersion,
                            value.Position,
                            "Version is \"2012-10-17\" or \"2008-10-17\".",
                            "\"2012-10-17\""
                        );
                    }
                    break;
                case "Id":
                    if (value.Kind == JsonKind.String)
                    {
                        id = value.Text;
                    }
                    else
                    {
                        damaged = true;
                        problems.Error(ProblemCodes.WrongType, value.Position, $"Id is a text, not {value.Description}.");
                    }
                    break;
                case "Statement":
                    statements = value;
                    break;
                default:
                    problems.Error(
                        ProblemCodes.UnknownElement,
                        position,
                        $"A policy document has no element '{name}'.",
                        Spelling(name, "Version", "Id", "Statement")
                    );
                    unknown.Add(new UnknownElement(name, JsonText.Minify(value), position));
                    break;
            }
        }

        // What is wrong within statements is theirs.
        var fault = problems.FirstError();
        var read = new List<Statement>();
        switch (statements?.Kind)
        {
            case null:
                problems.Error(ProblemCodes.MissingElement, json.Position, "There is no Statement.");
                damaged = true;
                fault = problems.FirstError();
                break;
            case JsonKind.Object:
                read.Add(StatementReader.Read(statements, problems));
                break;
            case JsonKind.Array:
                if (statements.Items.Count == 0)
                {
                    problems.Error(ProblemCodes.EmptyList, statements.Position, "There is no statement in the list.");
                }

                foreach (var item in statements.Items)
                {
                    read.Add(StatementReader.Read(item, problems));
                }

                break;
            default:
                problems.Error(
                    ProblemCodes.WrongType,
                    statements.Position,
                    $"Statement is a list of objects, not {statements.Description}."
                );
                damaged = true;
                fault = problems.FirstError();
                break;
        }
        ReportRepeatedSids(read, problems);
        return new PolicyDocument
        {
            DeclaredVersion = version,
            Id = id,
            Statements = read,
            UnknownElements = unknown,
            IsDamaged = damaged,
            Fault = fault,
        };
    }

    /// <summary>Sids must be unique within a document:
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html. The meaning does not depend on it.</summary>
    private static void ReportRepeatedSids(List<Statement> statements, ProblemList problems)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var statement in statements)
        {
            if (!string.IsNullOrEmpty(statement.Sid) && !seen.Add(statement.Sid))
            {
                problems.Warning(
                    ProblemCodes.DuplicateSid,
                    statement.SidPosition,
                    $"Another statement also has the Sid '{statement.Sid}'."
                );
            }
        }
    }

    /// <summary>The known name that differs from the given one only in letter case, as a fix.</summary>
    internal static string? Spelling(string name, params string[] known) => NearestName.Find(name, known);
}
