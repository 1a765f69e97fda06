namespace ZeroTrust.Core.Plans;

/// <summary>What a change can break.</summary>
public enum ChangeRisk
{
    /// <summary>Nothing changes: a check only.</summary>
    None,

    /// <summary>Nothing that works today stops working.</summary>
    Low,

    /// <summary>Something unusual may stop working; cost may rise.</summary>
    Medium,

    /// <summary>Access or traffic is taken away.</summary>
    High,
}
