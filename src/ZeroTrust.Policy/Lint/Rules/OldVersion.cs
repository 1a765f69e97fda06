using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Lint.Rules;

/// <summary>A document without Version, or with the one from 2008: newer parts of the language, such as variables, are plain text in it.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-general-warning-missing-version</summary>
internal sealed class OldVersion : LintRule
{
    private static readonly TextPosition Start = new(1, 1, 0);

    public override IEnumerable<PolicyProblem> Check(LintSubject subject)
    {
        // Where ${...} occurs the newer version means something else, which VariableTakenLiterally is about.
        if (
            subject.Document.Version == PolicyVersion.V2012
            || subject.Document.IsDamaged
            || subject.Document.ToCanonicalText().Contains("${", StringComparison.Ordinal)
        )
        {
            yield break;
        }

        yield return Note(
            Start,
            subject.Document.DeclaredVersion is null
                ? "Without Version this is a document of version 2008-10-17."
                : "Version 2008-10-17 lacks newer parts of the language.",
            "\"Version\": \"2012-10-17\"",
            PolicyFixKind.SetVersion
        );
    }
}
