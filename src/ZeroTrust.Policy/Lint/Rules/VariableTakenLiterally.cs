using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Lint.Rules;

/// <summary><c>${...}</c> where it is plain text: in version 2008-10-17, under operators without
/// variables, or in the ARN before the fifth colon.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html</summary>
internal sealed class VariableTakenLiterally : LintRule
{
    public override IEnumerable<PolicyProblem> Check(LintSubject subject)
    {
        var isOld = subject.Document.Version == PolicyVersion.V2008;
        foreach (var statement in subject.ReadableStatements)
        {
            foreach (var pattern in statement.Resource?.Patterns ?? [])
            {
                if (!HasVariable(pattern.Text))
                {
                    continue;
                }

                if (isOld)
                {
                    yield return Warning(
                        pattern.Position,
                        "Variables are plain text before version 2012-10-17.",
                        "\"Version\": \"2012-10-17\"",
                        PolicyFixKind.SetVersion
                    );
                }
                else if (HasVariable(Head(pattern.Text)))
                {
                    yield return Warning(pattern.Position, "A variable may only stand after the fifth colon of an ARN.");
                }
            }
            foreach (var condition in statement.Conditions.Conditions)
            {
                foreach (var value in condition.Values.Where(v => HasVariable(v.Text)))
                {
                    if (isOld)
                    {
                        yield return Warning(
                            value.Position,
                            "Variables are plain text before version 2012-10-17.",
                            "\"Version\": \"2012-10-17\"",
                            PolicyFixKind.SetVersion
                        );
                    }
                    else if (!condition.Operator.AllowsVariables)
                    {
                        yield return Warning(value.Position, $"{condition.Operator} takes no variables.");
                    }
                }
            }
        }
    }

    private static bool HasVariable(string text) => PatternText.Parse(text, wildcards: false, variables: true).HasVariables;

    /// <summary>What stands before the fifth colon that is not inside a variable.</summary>
    private static string Head(string text)
    {
        int colons = 0,
            depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '{')
            {
                depth++;
            }
            else if (text[i] == '}')
            {
                depth--;
            }
            else if (text[i] == ':' && depth == 0 && ++colons == 5)
            {
                return text[..i];
            }
        }
        return text;
    }
}
