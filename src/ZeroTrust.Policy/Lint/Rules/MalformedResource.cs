using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Lint.Rules;

/// <summary>A resource that is neither <c>*</c> nor an ARN of six parts, or has a wildcard as its service.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html</summary>
internal sealed class MalformedResource : LintRule
{
    public override IEnumerable<PolicyProblem> Check(LintSubject subject)
    {
        foreach (var pattern in subject.ReadableStatements.SelectMany(s => s.Resource?.Patterns ?? []))
        {
            if (pattern.Text == "*")
            {
                continue;
            }

            var parts = ArnPattern.Split(pattern.Text);
            if (!ArnPattern.IsPrefix(parts[0]))
            {
                yield return Error(pattern.Position, $"'{pattern.Text}' is neither * nor an ARN.");
            }
            else if (parts.Length < 6 && !pattern.Text.EndsWith('*'))
            {
                yield return Error(
                    pattern.Position,
                    $"'{pattern.Text}' lacks parts: an ARN is arn:partition:service:region:account:resource."
                );
            }
            else if (parts.Length == 6 && !IsPartition(parts[1]))
            {
                yield return Warning(pattern.Position, $"'{pattern.Text}': AWS has no partition '{parts[1]}'.");
            }
            else if (parts.Length == 6 && parts[4].All(char.IsAsciiDigit) && parts[4].Length is not (0 or 12))
            {
                yield return Error(
                    pattern.Position,
                    $"'{pattern.Text}': an account has twelve digits, '{parts[4]}' has {parts[4].Length}."
                );
            }
            else if (parts.Length == 6 && parts[2].AsSpan().ContainsAny('*', '?'))
            {
                yield return Warning(pattern.Position, $"'{pattern.Text}' has a wildcard as its service, which AWS does not allow.");
            }
        }
    }

    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html: aws, aws-cn,
    // aws-us-gov, aws-iso, aws-iso-b, aws-eusc and so on.
    private static bool IsPartition(string text) =>
        ArnPattern.IsOpen(text) || text == "aws" || text.StartsWith("aws-", StringComparison.Ordinal);
}
