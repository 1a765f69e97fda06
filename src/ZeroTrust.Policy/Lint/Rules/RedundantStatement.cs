using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Lint.Rules;

/// <summary>A statement that another one with the same effect covers: it can go.</summary>
internal sealed class RedundantStatement : LintRule
{
    public override IEnumerable<PolicyProblem> Check(LintSubject subject)
    {
        var statements = subject.Statements.ToList();
        if (statements.Count > LintSubject.MaximumCompared)
        {
            yield break;
        }

        for (var i = 0; i < statements.Count; i++)
        {
            for (var j = 0; j < statements.Count; j++)
            {
                if (i == j || statements[i].Effect != statements[j].Effect || !StatementRelation.Covers(statements[j], statements[i]))
                {
                    continue;
                }
                // Of two that cover each other the first stays.
                if (j > i && StatementRelation.Covers(statements[i], statements[j]))
                {
                    continue;
                }

                yield return Note(
                    statements[i].Position,
                    $"The statement at {statements[j].Position} covers this one, which can go.",
                    how: PolicyFixKind.Remove
                );
                break;
            }
        }
    }
}
