using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Lint.Rules;

/// <summary>An Allow that a Deny covers: it never grants. "An explicit deny overrides an explicit allow"
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html).</summary>
internal sealed class ShadowedStatement : LintRule
{
    public override IEnumerable<PolicyProblem> Check(LintSubject subject)
    {
        var denials = subject.Statements.Where(s => s.Effect == Effect.Deny).ToList();
        if (subject.Document.Statements.Count > LintSubject.MaximumCompared)
        {
            yield break;
        }

        foreach (var allow in subject.Statements.Where(s => s.Effect == Effect.Allow))
        {
            if (denials.Find(d => StatementRelation.Covers(d, allow)) is { } deny)
            {
                yield return Warning(
                    allow.Position,
                    $"The Deny at {deny.Position} covers this Allow, so it grants nothing.",
                    how: PolicyFixKind.Remove
                );
            }
        }
    }
}
