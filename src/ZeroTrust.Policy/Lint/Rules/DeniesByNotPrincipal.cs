using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Lint.Rules;

/// <summary>A Deny for all but some: whoever is to be exempt has to be named in every form, with account and session, or is denied as well.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html</summary>
internal sealed class DeniesByNotPrincipal : LintRule
{
    public override IEnumerable<PolicyProblem> Check(LintSubject subject)
    {
        foreach (var statement in subject.Statements)
        {
            if (statement is { Effect: Effect.Deny, Principal: { IsNot: true } principal } && !principal.Entries.Any(e => e.IsEveryone))
            {
                yield return Note(
                    principal.Position,
                    "NotPrincipal also denies the sessions and the account of those that it names, unless it names these too.",
                    "\"Principal\":\"*\" and a condition ArnNotEquals on aws:PrincipalArn"
                );
            }
        }
    }
}
