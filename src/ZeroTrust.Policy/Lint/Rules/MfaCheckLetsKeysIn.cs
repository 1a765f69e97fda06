using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Lint.Rules;

/// <summary>An Allow with MFA as its condition that also holds for long-term access keys, whose requests
/// lack the key altogether: IfExists is true then.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent</summary>
internal sealed class MfaCheckLetsKeysIn : LintRule
{
    private static readonly string[] Keys = ["aws:MultiFactorAuthPresent", "aws:MultiFactorAuthAge"];

    public override IEnumerable<PolicyProblem> Check(LintSubject subject)
    {
        foreach (var condition in subject.Statements.Where(s => s.Effect == Effect.Allow).SelectMany(s => s.Conditions.Conditions))
        {
            if (!condition.Operator.IfExists || !Keys.Contains(condition.Key, StringComparer.OrdinalIgnoreCase))
            {
                continue;
            }

            yield return Warning(
                condition.Position,
                $"Requests signed with long-term access keys have no {condition.Key}, so this condition holds for them.",
                (condition.Operator with { IfExists = false }).ToString(),
                PolicyFixKind.Replace
            );
        }
    }
}
