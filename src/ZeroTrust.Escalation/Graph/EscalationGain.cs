namespace ZeroTrust.Escalation.Graph;

/// <summary>What a path gains.</summary>
public enum EscalationGain
{
    /// <summary>The rights of the target.</summary>
    Target,

    /// <summary>The rights of the target after it was given a policy that allows everything;
    /// boundary, denials and SCPs still hold.</summary>
    TargetWithAnyPolicy,

    /// <summary>The rights of the target without its permissions boundary.</summary>
    TargetWithoutBoundary,

    /// <summary>A policy of one's own that allows everything; boundary, denials and SCPs still hold.</summary>
    SelfWithAnyPolicy,

    /// <summary>One's own rights without the permissions boundary.</summary>
    SelfWithoutBoundary,

    /// <summary>The rights of a group beside one's own.</summary>
    SelfInGroup,

    /// <summary>The rights of an administrator.</summary>
    Administrator,
}
