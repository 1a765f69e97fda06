namespace ZeroTrust.Sandbox.Faults;

/// <summary>What goes wrong with one call.</summary>
/// <param name="Latency">How late the answer is.</param>
/// <param name="Throttled">Too many requests.</param>
/// <param name="Status">HTTP status instead of an answer.</param>
/// <param name="Denied">Access denied.</param>
/// <param name="Truncated">Half of the answer.</param>
/// <param name="Reset">No answer.</param>
/// <param name="ExitBefore">The process ends first.</param>
/// <param name="ExitAfter">The process ends before the answer goes out.</param>
internal sealed record FaultPlan(
    TimeSpan Latency,
    bool Throttled,
    int? Status,
    bool Denied,
    bool Truncated,
    bool Reset,
    bool ExitBefore,
    bool ExitAfter
)
{
    /// <summary>Nothing goes wrong.</summary>
    public static FaultPlan None { get; } = new(TimeSpan.Zero, false, null, false, false, false, false, false);
}
