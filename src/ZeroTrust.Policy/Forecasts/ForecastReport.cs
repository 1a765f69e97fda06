namespace ZeroTrust.Policy.Forecasts;

/// <summary>What a change of policy would mean for the requests of a log.</summary>
/// <param name="Rows">Answers: what breaks first, then what cannot be told, then what is safe; the most frequent first.</param>
/// <param name="Records">Records that were read.</param>
/// <param name="OutOfScope">Records that the change does not concern: other accounts or principals,
/// requests that were denied anyway, sign-ins.</param>
/// <param name="Faults">Files that could not be read to their end: name and reason.</param>
public sealed record ForecastReport(
    IReadOnlyList<ForecastRow> Rows,
    long Records,
    long OutOfScope,
    IReadOnlyList<(string File, string Reason)> Faults
)
{
    /// <summary>The records of <see cref="OutOfScope"/> by reason.</summary>
    public IReadOnlyDictionary<string, long> OutOfScopeReasons { get; init; } = new Dictionary<string, long>();

    /// <summary>Records in rows that stand for many principals or actions together, because there
    /// would be too many rows; 0 as a rule.</summary>
    public long Merged { get; init; }

    /// <summary>Records by answer.</summary>
    public long CountOf(ForecastAnswer answer) => Rows.Where(row => row.Answer == answer).Sum(static row => row.Count);
}
