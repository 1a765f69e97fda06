namespace ZeroTrust.Core.Journal;

/// <summary>A run as its journal knows it.</summary>
/// <param name="RunId">Its id.</param>
/// <param name="PlanId">The plan.</param>
/// <param name="StartedAt">When it began, UTC.</param>
/// <param name="LastAt">When something was last written, UTC.</param>
/// <param name="AccountId">The caller's account.</param>
/// <param name="CallerArn">Who ran it.</param>
/// <param name="Changes">How many changes its plan has.</param>
/// <param name="Applied">How many of them are in effect because of this run.</param>
/// <param name="Ended">Whether the last session ended in order; otherwise resume or undo it.</param>
/// <param name="TornLines">Lines that were cut when a process died; they count as never written.</param>
/// <param name="Path">The journal.</param>
public sealed record RunRecord(
    string RunId,
    string PlanId,
    DateTimeOffset StartedAt,
    DateTimeOffset LastAt,
    string AccountId,
    string CallerArn,
    int Changes,
    int Applied,
    bool Ended,
    int TornLines,
    string Path
);
