using System.Text.Json.Nodes;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Plans;

namespace ZeroTrust.Core.Journal;

/// <summary>One line of a journal.</summary>
/// <param name="Event">What it tells.</param>
/// <param name="At">When, UTC.</param>
internal sealed record JournalRecord(JournalEvent Event, DateTimeOffset At)
{
    public const int CurrentVersion = 1;

    /// <summary>Run: the version of the format.</summary>
    public int? Version { get; init; }

    /// <summary>Run: its id.</summary>
    public string? RunId { get; init; }

    /// <summary>Run and Session: who.</summary>
    public string? CallerArn { get; init; }

    /// <summary>Run: the caller's account.</summary>
    public string? AccountId { get; init; }

    /// <summary>Run: the whole plan, so that resume and undo need nothing else.</summary>
    public Plan? Plan { get; init; }

    /// <summary>Session, Sending, Answered: <c>apply</c>, <c>resume</c> or <c>undo</c>.</summary>
    public string? Mode { get; init; }

    /// <summary>Sending, Answered, Outcome: the change.</summary>
    public string? ChangeId { get; init; }

    /// <summary>Sending, Answered: the call.</summary>
    public string? CallId { get; init; }

    /// <summary>Answered: what AWS answered, without secrets; absent when it failed.</summary>
    public JsonObject? Answer { get; init; }

    /// <summary>Answered: whether the call's effect is there.</summary>
    public bool? Done { get; init; }

    /// <summary>Answered: whether a failed call may have had its effect all the same.</summary>
    public bool? InDoubt { get; init; }

    /// <summary>Outcome: the status.</summary>
    public ChangeStatus? Status { get; init; }

    /// <summary>Outcome of an applied change: hashes of the states that it left, in the order of its states.</summary>
    public IReadOnlyList<string>? After { get; init; }

    /// <summary>Answered, Outcome: what went wrong.</summary>
    public ErrorInfo? Error { get; init; }
}
