namespace ZeroTrust.Core.Findings;

/// <summary>What a control says about a resource.</summary>
public enum Outcome
{
    /// <summary>The good state, shown by evidence.</summary>
    Pass,

    /// <summary>Not the good state, shown by evidence.</summary>
    Fail,

    /// <summary>A fact is missing, so nobody knows.</summary>
    Unknown,

    /// <summary>The control does not speak about this resource.</summary>
    NotApplicable,

    /// <summary>Not the good state, and accepted by somebody for a reason and a time.</summary>
    Excepted,
}
