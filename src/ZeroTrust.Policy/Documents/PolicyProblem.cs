namespace ZeroTrust.Policy.Documents;

/// <summary>Something wrong with a document, and where.</summary>
/// <param name="Code">Stable identifier, one of <see cref="ProblemCodes"/> or the code of a lint rule.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Position">Where it is.</param>
/// <param name="Message">What is wrong, for people.</param>
/// <param name="Fix">What to write instead; null when there is no single answer.</param>
public sealed record PolicyProblem(string Code, ProblemSeverity Severity, TextPosition Position, string Message, string? Fix = null)
{
    /// <summary>How the fix goes into the document.</summary>
    public PolicyFixKind FixKind { get; init; }

    /// <inheritdoc />
    public override string ToString() => $"{Position}: {Severity} {Code}: {Message}";
}
