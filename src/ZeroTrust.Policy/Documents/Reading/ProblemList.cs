namespace ZeroTrust.Policy.Documents.Reading;

/// <summary>Collects problems up to a limit.</summary>
internal sealed class ProblemList(int maximum)
{
    private readonly List<PolicyProblem> _problems = [];

    /// <summary>Whether no more are taken, which ends reading.</summary>
    public bool IsFull => _problems.Count >= maximum;

    public bool HasErrors => _problems.Exists(p => p.Severity == ProblemSeverity.Error);

    public int Count => _problems.Count;

    /// <summary>The message of the first error from the one with this number on; null when there is none.</summary>
    public string? FirstError(int from = 0) => _problems.Skip(from).FirstOrDefault(p => p.Severity == ProblemSeverity.Error)?.Message;

    public void Error(string code, TextPosition position, string message, string? fix = null) =>
        Add(code, ProblemSeverity.Error, position, message, fix);

    public void Warning(string code, TextPosition position, string message, string? fix = null) =>
        Add(code, ProblemSeverity.Warning, position, message, fix);

    public IReadOnlyList<PolicyProblem> InTextOrder() => [.. _problems.OrderBy(p => p.Position.Offset)];

    private void Add(string code, ProblemSeverity severity, TextPosition position, string message, string? fix)
    {
        if (IsFull)
        {
            return;
        }

        _problems.Add(
            _problems.Count == maximum - 1
                ? new PolicyProblem(
                    ProblemCodes.TooManyProblems,
                    ProblemSeverity.Error,
                    position,
                    "There are more problems than these; reading stopped here."
                )
                : new PolicyProblem(code, severity, position, message, fix)
        );
    }
}
