namespace ZeroTrust.Core.Plans;

/// <summary>Why nothing is changed.</summary>
public enum PlanNoteKind
{
    /// <summary>The good state is there already.</summary>
    AlreadyInPlace,

    /// <summary>It would do harm: lock somebody out, break a writer, exceed a quota.</summary>
    Refused,

    /// <summary>A fact that the decision needs could not be read.</summary>
    FactMissing,

    /// <summary>Left out on purpose: a break-glass principal, an exception.</summary>
    Skipped,

    /// <summary>AWS offers no call for it: the message says what a person must do.</summary>
    Manual,

    /// <summary>Worth knowing before agreeing: cost, side effects.</summary>
    Warning,
}
