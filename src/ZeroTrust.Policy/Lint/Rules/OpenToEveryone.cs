using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Lint.Rules;

/// <summary>An Allow for everyone without a condition: also those without credentials.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-anonymous</summary>
internal sealed class OpenToEveryone : LintRule
{
    public override IEnumerable<PolicyProblem> Check(LintSubject subject)
    {
        if (subject.Kind is PolicyKind.VpcEndpoint or PolicyKind.ResourceControl)
        {
            yield break;
        }

        foreach (var statement in subject.Statements)
        {
            if (
                statement is { Effect: Effect.Allow, Principal: { IsNot: false } principal, Conditions.IsEmpty: true }
                && principal.Entries.FirstOrDefault(e => e.IsEveryone) is { } everyone
            )
            {
                yield return Warning(everyone.Position, "This lets everyone in, also without credentials.");
            }
        }
    }
}
