using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Lint;

/// <summary>One rule. Rules are stateless; each has a file and a code of its own, which is its class's name.</summary>
internal abstract class LintRule
{
    /// <summary>The code of what the rule reports.</summary>
    public string Code => GetType().Name;

    /// <summary>Finds what is wrong.</summary>
    public abstract IEnumerable<PolicyProblem> Check(LintSubject subject);

    protected PolicyProblem Error(TextPosition position, string message, string? fix = null, PolicyFixKind how = PolicyFixKind.Advice) =>
        new(Code, ProblemSeverity.Error, position, message, fix) { FixKind = how };

    protected PolicyProblem Warning(TextPosition position, string message, string? fix = null, PolicyFixKind how = PolicyFixKind.Advice) =>
        new(Code, ProblemSeverity.Warning, position, message, fix) { FixKind = how };

    protected PolicyProblem Note(TextPosition position, string message, string? fix = null, PolicyFixKind how = PolicyFixKind.Advice) =>
        new(Code, ProblemSeverity.Information, position, message, fix) { FixKind = how };
}
