using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Plans;
using ZeroTrust.Facts;

namespace ZeroTrust.Core.Journal;

/// <summary>A change as the journal knows it.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Change">The change.</param>
/// <param name="Status">What became of it; null when the run ended before its turn, or in the middle of it.</param>
/// <param name="At">When it was last worked on; null for never.</param>
/// <param name="CallerArn">Who ran it.</param>
/// <param name="CanUndo">Whether it has, or may have, left something that undo takes back.</param>
/// <param name="IsPartial">Whether only some of its calls were sent: resume or undo it.</param>
/// <param name="Error">What went wrong.</param>
public sealed record ChangeRecord(
    string RunId,
    Change Change,
    ChangeStatus? Status,
    DateTimeOffset? At,
    string CallerArn,
    bool CanUndo,
    bool IsPartial,
    ErrorInfo? Error
)
{
    /// <summary>Id of the change.</summary>
    public string ChangeId => Change.Id;

    /// <summary>What was changed.</summary>
    public ResourceRef Resource => Change.Resource;

    /// <summary>One sentence for people.</summary>
    public string Description => Change.Description;
}
