using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Lint.Rules;

/// <summary>A principal that can name no one.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html</summary>
internal sealed class MalformedPrincipal : LintRule
{
    public override IEnumerable<PolicyProblem> Check(LintSubject subject)
    {
        foreach (var entry in subject.ReadableStatements.SelectMany(s => s.Principal?.Entries ?? []))
        {
            if (entry.Text == "*")
            {
                continue;
            }

            var wildcard = entry.Text.AsSpan().IndexOfAny('*', '?') >= 0;
            if (wildcard && entry.Kind != PrincipalKind.CanonicalUser)
            {
                yield return Error(
                    entry.Position,
                    $"'{entry.Text}': a wildcard cannot match part of a principal.",
                    "a condition on aws:PrincipalArn"
                );
            }
            else if (entry.Kind == PrincipalKind.Aws && !IsAws(entry.Text))
            {
                yield return Error(entry.Position, $"'{entry.Text}' is neither an account nor the ARN of a user, role or session.");
            }
            else if (
                entry.Kind == PrincipalKind.Aws
                && (entry.Text.StartsWith("AIDA", StringComparison.Ordinal) || entry.Text.StartsWith("AROA", StringComparison.Ordinal))
            )
            {
                yield return Warning(entry.Position, $"'{entry.Text}' is what remains of a user or role that was deleted.");
            }
            else if (entry.Kind == PrincipalKind.Service && !entry.Text.Contains('.', StringComparison.Ordinal))
            {
                yield return Error(
                    entry.Position,
                    $"'{entry.Text}' is not a service principal.",
                    entry.Text + ".amazonaws.com",
                    PolicyFixKind.Replace
                );
            }
        }
    }

    private static bool IsAws(string text) =>
        Arn.IsAccount(text)
        || text.StartsWith("AIDA", StringComparison.Ordinal)
        || text.StartsWith("AROA", StringComparison.Ordinal)
        // An Origin Access Identity of CloudFront counts as a user.
        || (Arn.TryParse(text, out var arn) && arn is { Service: "iam" or "sts" } && arn.Account.Length > 0);
}
