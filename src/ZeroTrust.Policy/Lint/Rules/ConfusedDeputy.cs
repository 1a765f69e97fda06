using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Lint.Rules;

/// <summary>An Allow for a service that anyone can make act on their behalf, without saying on whose.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html</summary>
internal sealed class ConfusedDeputy : LintRule
{
    private static readonly string[] Limiting =
    [
        "aws:SourceArn",
        "aws:SourceAccount",
        "aws:SourceOrgID",
        "aws:SourceOrgPaths",
        "aws:SourceOwner",
        "kms:ViaService",
        "kms:CallerAccount",
    ];

    public override IEnumerable<PolicyProblem> Check(LintSubject subject)
    {
        if (subject.Kind is not (PolicyKind.Resource or PolicyKind.Unknown))
        {
            yield break;
        }

        foreach (var statement in subject.Statements)
        {
            // A trust policy has no Resource; services that assume a role for computing do so for its own account.
            if (statement is not { Effect: Effect.Allow, Principal: { IsNot: false } principal, Resource: not null })
            {
                continue;
            }

            if (statement.Conditions.Conditions.Any(c => Limiting.Contains(c.Key, StringComparer.OrdinalIgnoreCase)))
            {
                continue;
            }

            if (principal.Entries.FirstOrDefault(e => e.Kind == PrincipalKind.Service) is { } service)
            {
                yield return Note(
                    service.Position,
                    $"'{service.Text}' may do this on behalf of any account.",
                    "\"StringEquals\":{\"aws:SourceAccount\":\"...\"}"
                );
            }
        }
    }
}
