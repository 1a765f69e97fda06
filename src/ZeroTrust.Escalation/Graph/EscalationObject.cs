namespace ZeroTrust.Escalation.Graph;

/// <summary>What a step of a path is done to.</summary>
public enum EscalationObject
{
    /// <summary>Any resource that the principal may choose or name itself.</summary>
    Any,

    /// <summary>The target role.</summary>
    Role,

    /// <summary>The target role, after its trust policy was made to name the principal.</summary>
    RewrittenRole,

    /// <summary>The target user.</summary>
    User,

    /// <summary>The principal itself, which is a role.</summary>
    OwnRole,

    /// <summary>The principal itself, which is a user.</summary>
    OwnUser,

    /// <summary>A customer managed policy that is attached to the principal or to a group that it is in.</summary>
    OwnPolicy,

    /// <summary>A customer managed policy that is attached to the target role.</summary>
    TargetPolicy,

    /// <summary>A group that the principal is in.</summary>
    OwnGroup,

    /// <summary>A group that the principal is not in.</summary>
    Group,

    /// <summary>The resource that works with the target role.</summary>
    Workload,

    /// <summary>The Identity Center permission set that the principal's session comes from.</summary>
    OwnPermissionSet,
}
