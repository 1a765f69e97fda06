namespace ZeroTrust.Core.Findings;

/// <summary>How much a failed control matters.</summary>
public enum Severity
{
    /// <summary>Worth knowing.</summary>
    Informational,

    /// <summary>Small.</summary>
    Low,

    /// <summary>Ordinary.</summary>
    Medium,

    /// <summary>An attacker would use it.</summary>
    High,

    /// <summary>An attacker needs nothing else.</summary>
    Critical,
}
