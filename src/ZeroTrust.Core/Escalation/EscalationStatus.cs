namespace ZeroTrust.Core.Escalation;

/// <summary>How a principal stands to the rights of an administrator.</summary>
public enum EscalationStatus
{
    /// <summary>It can give itself the rights of an administrator.</summary>
    CanBecome,

    /// <summary>It might; something decides that is not known.</summary>
    MayBecome,

    /// <summary>It is one.</summary>
    Administrator,

    /// <summary>It might be one; something decides that is not known.</summary>
    MayBe,
}
