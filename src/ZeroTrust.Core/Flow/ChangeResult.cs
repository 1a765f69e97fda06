using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Journal;
using ZeroTrust.Core.Plans;

namespace ZeroTrust.Core.Flow;

/// <summary>What became of one change in one run.</summary>
/// <param name="Change">The change.</param>
/// <param name="Status">What became of it.</param>
/// <param name="RunId">The run, for undo and resume; null when nothing was written to a journal (preview, or nothing to do).</param>
/// <param name="Error">Why not, where it was refused, drifted or failed.</param>
/// <param name="Message">One sentence for people; empty when the status says all.</param>
public sealed record ChangeResult(Change Change, ChangeStatus Status, string? RunId, ErrorInfo? Error, string Message = "");
