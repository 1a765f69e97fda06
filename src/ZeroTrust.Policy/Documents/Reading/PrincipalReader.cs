namespace ZeroTrust.Policy.Documents.Reading;

/// <summary>Makes a Principal or NotPrincipal element from JSON.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html</summary>
internal static class PrincipalReader
{
    public static PrincipalElement Read(JsonValue value, bool isNot, ProblemList problems, ref bool understood)
    {
        var element = isNot ? "NotPrincipal" : "Principal";
        if (value is { Kind: JsonKind.String, Text: "*" })
        {
            return new PrincipalElement(isNot, [new PrincipalEntry(PrincipalKind.Aws, "*", value.Position)], value.Position)
            {
                IsBareStar = true,
            };
        }

        var entries = new List<PrincipalEntry>();
        if (value.Kind != JsonKind.Object)
        {
            understood = false;
            problems.Error(
                ProblemCodes.WrongType,
                value.Position,
                $"{element} is \"*\" or an object, not {value.Description}.",
                value.Kind == JsonKind.String ? $"{{\"AWS\":\"{value.Text}\"}}" : null
            );
            return new PrincipalElement(isNot, entries, value.Position);
        }
        if (value.Members.Count == 0)
        {
            problems.Warning(ProblemCodes.EmptyList, value.Position, $"{element} names no one.");
        }

        var kinds = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, position, texts) in value.Members)
        {
            if (!kinds.Add(name))
            {
                understood = false;
            }

            PrincipalKind? kind = name switch
            {
                "AWS" => PrincipalKind.Aws,
                "Service" => PrincipalKind.Service,
                "Federated" => PrincipalKind.Federated,
                "CanonicalUser" => PrincipalKind.CanonicalUser,
                _ => null,
            };
            if (kind is null)
            {
                understood = false;
                problems.Error(
                    ProblemCodes.UnknownPrincipalKind,
                    position,
                    $"There is no kind of principal '{name}'.",
                    DocumentReader.Spelling(name, "AWS", "Service", "Federated", "CanonicalUser")
                );
                continue;
            }
            foreach (var text in StatementReader.ReadTexts(texts, $"{element}.{name}", problems, ref understood))
            {
                entries.Add(new PrincipalEntry(kind.Value, text.Text, text.Position));
            }
        }
        return new PrincipalElement(isNot, entries, value.Position);
    }
}
