using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Lint.Rules;

/// <summary>A Sid with other characters than letters and digits, which IAM refuses in its own policies.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html</summary>
internal sealed class MalformedSid : LintRule
{
    public override IEnumerable<PolicyProblem> Check(LintSubject subject)
    {
        if (subject.Kind is not (PolicyKind.Identity or PolicyKind.RoleTrust))
        {
            yield break;
        }

        foreach (var statement in subject.ReadableStatements)
        {
            if (statement.Sid is { } sid && !sid.All(char.IsAsciiLetterOrDigit))
            {
                yield return Error(
                    statement.SidPosition,
                    $"The Sid '{sid}' may hold only letters and digits.",
                    string.Concat(sid.Where(char.IsAsciiLetterOrDigit)),
                    PolicyFixKind.Replace
                );
            }
        }
    }
}
