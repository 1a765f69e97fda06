using ZeroTrust.Policy.Decisions;

namespace ZeroTrust.Core.Access;

/// <summary>An evaluator's answer.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="DecidedBy">The statement that decided, in words; empty when none did.</param>
/// <param name="Doubts">What the verdict depends on; empty unless it is indeterminate.</param>
internal sealed record AccessAnswer(AccessVerdict Verdict, string DecidedBy, IReadOnlyList<Doubt> Doubts);
