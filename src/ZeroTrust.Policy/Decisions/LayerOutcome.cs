namespace ZeroTrust.Policy.Decisions;

/// <summary>What a layer says about a request.</summary>
public enum LayerOutcome
{
    /// <summary>It has no say: absent, or the request is exempt.</summary>
    NotApplicable,

    /// <summary>It allows.</summary>
    Allows,

    /// <summary>It has no statement that allows.</summary>
    DoesNotAllow,

    /// <summary>It has a statement that denies.</summary>
    Denies,

    /// <summary>What is not known decides.</summary>
    Unknown,
}
