namespace ZeroTrust.Core.Controls.Coverage;

/// <summary>What the controls can say about a requirement.</summary>
public enum CoverageState
{
    /// <summary>Nothing: no control serves it.</summary>
    NotCovered,

    /// <summary>Something: controls serve it, and who passes them may still fail it.</summary>
    Partial,

    /// <summary>Everything: who passes one of its controls that covers it passes the requirement.</summary>
    Covered,
}
