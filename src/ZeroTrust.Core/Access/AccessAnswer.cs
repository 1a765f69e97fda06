namespace ZeroTrust.Core.Access;

/// <summary>An evaluator's answer.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="DecidedBy">The statement that decided, in words; empty when none did.</param>
/// <param name="Unknowns">Condition keys that would have to be known.</param>
internal sealed record AccessAnswer(AccessVerdict Verdict, string DecidedBy, IReadOnlyList<string> Unknowns);
