namespace ZeroTrust.Core.Journal;

/// <summary>What became of a change.</summary>
public enum ChangeStatus
{
    /// <summary>The calls were sent and AWS accepted them.</summary>
    Applied,

    /// <summary>The planned state was there already; nothing was sent.</summary>
    AlreadyInPlace,

    /// <summary>The person (or -WhatIf) said no.</summary>
    SkippedByUser,

    /// <summary>The resource is not in the state that the change was planned on (or, for undo, left behind); nothing was sent.</summary>
    Drifted,

    /// <summary>It would lock somebody out, cannot be taken back, or its precondition could not be read; nothing was sent.</summary>
    Refused,

    /// <summary>A call failed; what was done before it is in the journal and can be resumed or undone.</summary>
    Failed,

    /// <summary>The change was taken back.</summary>
    Undone,

    /// <summary>It was not its turn: a change that it depends on is not in place, or the run ended.</summary>
    NotRun,
}
