using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Lint.Rules;

/// <summary>An action, resource or value of a condition that another one of the same list covers.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-redundant-action</summary>
internal sealed class RedundantEntry : LintRule
{
    public override IEnumerable<PolicyProblem> Check(LintSubject subject)
    {
        foreach (var statement in subject.Statements)
        {
            foreach (var problem in Find([.. statement.Action!.Patterns.Select(p => (p.Text, p.Position))], ignoreCase: true))
            {
                yield return problem;
            }

            foreach (var problem in Find([.. (statement.Resource?.Patterns ?? []).Select(p => (p.Text, p.Position))], ignoreCase: false))
            {
                yield return problem;
            }

            foreach (var condition in statement.Conditions.Conditions)
            {
                foreach (
                    var problem in Find(
                        [.. condition.Values.Select(v => (v.Text, v.Position))],
                        ignoreCase: false,
                        condition.Operator.AllowsWildcards
                    )
                )
                {
                    yield return problem;
                }
            }
        }
    }

    private IEnumerable<PolicyProblem> Find((string Text, TextPosition Position)[] entries, bool ignoreCase, bool wildcards = true)
    {
        if (entries.Length > LintSubject.MaximumCompared)
        {
            yield break;
        }
        // Only a pattern covers another text; equal texts are found by looking them up.
        var patterns = entries
            .Select((e, i) => (e.Text, Index: i))
            .Where(e => wildcards && e.Text.AsSpan().IndexOfAny('*', '?') >= 0)
            .ToList();
        var seen = new HashSet<string>(ignoreCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        for (var i = 0; i < entries.Length; i++)
        {
            var (text, position) = entries[i];
            if (!seen.Add(text))
            {
                yield return Note(position, $"'{text}' is already in the list.", how: PolicyFixKind.Remove);
                continue;
            }
            var cover = patterns.Find(p =>
                p.Index != i
                && !p.Text.Equals(text, ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)
                && PatternRelation.Covers(p.Text, text, ignoreCase)
            );
            if (cover.Text is not null)
            {
                yield return Note(position, $"'{cover.Text}' covers '{text}', which can go.", how: PolicyFixKind.Remove);
            }
        }
    }
}
