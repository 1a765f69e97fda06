using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Lint;

/// <summary>A problem of a document, with the place of the document.</summary>
/// <param name="Source">The file, or what else the text came from.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Line">Line, counted from 1; 0 when it is about the document as a whole.</param>
/// <param name="Column">Column, counted from 1; 0 when it is about the document as a whole.</param>
/// <param name="Code">Stable identifier of the rule.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Fix">What to write instead; null when there is no single answer.</param>
public sealed record LintFinding(string Source, ProblemSeverity Severity, int Line, int Column, string Code, string Message, string? Fix)
{
    /// <summary>A problem of a document.</summary>
    /// <param name="source">Where the document is from.</param>
    /// <param name="problem">The problem.</param>
    /// <returns>Both in one.</returns>
    public static LintFinding Of(string source, PolicyProblem problem) =>
        new(source, problem.Severity, problem.Position.Line, problem.Position.Column, problem.Code, problem.Message, problem.Fix);
}
