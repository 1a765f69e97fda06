namespace ZeroTrust.Escalation.Graph;

/// <summary>How a path finds the one whose rights are gained.</summary>
public enum EscalationTarget
{
    /// <summary>A role of the same account that trusts a service and that the principal may pass to it.</summary>
    PassedRole,

    /// <summary>A role that a workload of the same account already works with.</summary>
    WorkloadRole,

    /// <summary>A role that lets the principal assume it.</summary>
    AssumedRole,

    /// <summary>Any role of the same account.</summary>
    Role,

    /// <summary>Any other user of the same account.</summary>
    User,

    /// <summary>The principal itself.</summary>
    Self,

    /// <summary>A group of the same account.</summary>
    Group,

    /// <summary>The permission set that the principal's session comes from.</summary>
    OwnPermissionSet,

    /// <summary>The organization's Identity Center.</summary>
    IdentityCenter,
}
