namespace ZeroTrust.Policy.Documents.Reading;

/// <summary>Collects problems up to a limit.</summary>
internal sealed class ProblemList(int maximum)
{
    private readonly List<PolicyProblem> _problems = [];

    /// <summary>Whether no more are taken, which ends reading.</summary>
    public bool IsFull => _problems.Count >= maximum;

    public bool HasErrors => _problems.Exists(p => p.Severity == ProblemSeverity.Error);

    public int Count => _problems.Count;

    public void Error(string code, TextPosition position, string message, string? fix = null) => Add(code, ProblemSeverity.Error, position, message, fix);

    public void Warning(string code, TextPosition position, string message, string? fix = null) => Add(code, ProblemSeverity.Warning, position, message, fix);

    public IReadOnlyList<PolicyProblem> InTextOrder() => [.. _problems.OrderBy(p => p.Position.Offset)];

    private void Add(string code, ProblemSeverity severity, TextPosition position, string message, string? fix)
    {
        if (IsFull) return;
        _problems.Add(_problems.Count == maximum - 1
            ? new PolicyProblem(ProblemCodes.TooManyProblems, ProblemSeverity.Error, position, "There are more problems than these; reading stopped here.")
            : new PolicyProblem(code, severity, position, message, fix));
    }
}
