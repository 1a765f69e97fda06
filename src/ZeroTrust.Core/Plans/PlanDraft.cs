namespace ZeroTrust.Core.Plans;

/// <summary>What one planner answers.</summary>
/// <param name="Changes">Changes, in order.</param>
/// <param name="Notes">What is not changed, and why.</param>
public sealed record PlanDraft(IReadOnlyList<Change> Changes, IReadOnlyList<PlanNote> Notes)
{
    /// <summary>Nothing to do and nothing to say.</summary>
    public static PlanDraft Empty { get; } = new([], []);
}
