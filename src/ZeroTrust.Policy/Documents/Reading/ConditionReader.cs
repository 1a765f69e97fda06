namespace ZeroTrust.Policy.Documents.Reading;

/// <summary>Makes a Condition element from JSON.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html</summary>
internal static class ConditionReader
{
    public static ConditionBlock Read(JsonValue json, ProblemList problems, ref bool understood)
    {
        if (json.Kind != JsonKind.Object)
        {
            understood = false;
            problems.Error(ProblemCodes.WrongType, json.Position, $"Condition is an object, not {json.Description}.");
            return new ConditionBlock([], json.Position);
        }
        var conditions = new List<Condition>();
        var operators = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, position, keys) in json.Members)
        {
            if (!operators.Add(name))
            {
                understood = false;
            }

            if (!TryReadOperator(name, position, problems, out var @operator))
            {
                understood = false;
                continue;
            }
            if (keys.Kind != JsonKind.Object)
            {
                understood = false;
                problems.Error(ProblemCodes.WrongType, keys.Position, $"{name} holds condition keys in an object, not {keys.Description}.");
                continue;
            }
            if (keys.Members.Count == 0)
            {
                problems.Warning(ProblemCodes.EmptyList, keys.Position, $"{name} holds no condition key, so it has no effect.");
            }

            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var (key, keyPosition, values) in keys.Members)
            {
                if (!seen.Add(key))
                {
                    understood = false;
                }

                if (key.Length == 0)
                {
                    understood = false;
                    problems.Error(ProblemCodes.MissingElement, keyPosition, "A condition key has no name.");
                }
                conditions.Add(new Condition(@operator, key, ReadValues(values, key, problems, ref understood), keyPosition, position));
            }
        }
        return new ConditionBlock(conditions, json.Position);
    }

    private static bool TryReadOperator(string name, TextPosition position, ProblemList problems, out ConditionOperator @operator)
    {
        if (!ConditionOperator.TryParse(name, out @operator))
        {
            problems.Error(
                ProblemCodes.UnknownOperator,
                position,
                $"There is no condition operator '{name}'.",
                ConditionOperator.Nearest(name)
            );
            return false;
        }
        // "You can add IfExists to the end of any condition operator name except the Null condition" (condition operators page).
        if (@operator is { Kind: OperatorKind.Null, IfExists: true })
        {
            problems.Error(ProblemCodes.InvalidOperator, position, "Null takes no IfExists.", "Null");
            return false;
        }
        if (@operator.ToString() != name)
        {
            problems.Warning(ProblemCodes.UnusualCase, position, $"AWS writes this operator '{@operator}'.", @operator.ToString());
        }

        return true;
    }

    private static List<ConditionValue> ReadValues(JsonValue json, string key, ProblemList problems, ref bool understood)
    {
        var values = new List<ConditionValue>();
        if (json.Kind == JsonKind.Array)
        {
            if (json.Items.Count == 0)
            {
                problems.Warning(ProblemCodes.EmptyList, json.Position, $"There is no value for '{key}'.");
            }

            foreach (var item in json.Items)
            {
                AddValue(item, values, key, problems, ref understood);
            }
        }
        else
        {
            AddValue(json, values, key, problems, ref understood);
        }

        return values;
    }

    private static void AddValue(JsonValue json, List<ConditionValue> values, string key, ProblemList problems, ref bool understood)
    {
        switch (json.Kind)
        {
            case JsonKind.String:
                values.Add(new ConditionValue(json.Text, ConditionValueKind.Text, json.Position));
                break;
            case JsonKind.Number:
                values.Add(new ConditionValue(json.Text, ConditionValueKind.Number, json.Position));
                break;
            case JsonKind.True or JsonKind.False:
                values.Add(new ConditionValue(json.Kind == JsonKind.True ? "true" : "false", ConditionValueKind.Boolean, json.Position));
                break;
            default:
                understood = false;
                problems.Error(
                    ProblemCodes.WrongType,
                    json.Position,
                    $"A value of '{key}' is a text, a number, true or false, not {json.Description}."
                );
                break;
        }
    }
}
