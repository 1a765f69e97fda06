using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Lint.Rules;

/// <summary>A Deny for requests without MFA that does not reach access keys, whose requests lack the key altogether.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent</summary>
internal sealed class MfaCheckMissesKeys : LintRule
{
    public override IEnumerable<PolicyProblem> Check(LintSubject subject)
    {
        foreach (var statement in subject.Statements.Where(s => s.Effect == Effect.Deny))
        {
            foreach (var condition in statement.Conditions.Conditions)
            {
                if (
                    condition.Operator is not { Kind: OperatorKind.Bool, IfExists: false }
                    || !condition.Key.Equals("aws:MultiFactorAuthPresent", StringComparison.OrdinalIgnoreCase)
                )
                {
                    continue;
                }

                if (condition.Values.Any(v => v.Text.Equals("false", StringComparison.OrdinalIgnoreCase)))
                {
                    yield return Warning(
                        condition.Position,
                        "Requests signed with long-term access keys have no aws:MultiFactorAuthPresent, so this Deny does not reach them.",
                        "BoolIfExists",
                        PolicyFixKind.Replace
                    );
                }
            }
        }
    }
}
