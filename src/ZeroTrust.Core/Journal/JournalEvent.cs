namespace ZeroTrust.Core.Journal;

/// <summary>What a journal record tells.</summary>
internal enum JournalEvent
{
    /// <summary>First record: the run begins; holds the whole plan.</summary>
    Run,

    /// <summary>Somebody resumes or undoes the run.</summary>
    Session,

    /// <summary>A call is about to be sent.</summary>
    Sending,

    /// <summary>The call was answered, well or not.</summary>
    Answered,

    /// <summary>What became of a change.</summary>
    Outcome,

    /// <summary>The line before this one was cut when the process died; it counts as never written.</summary>
    Torn,

    /// <summary>The session ended in order.</summary>
    End,
}
