namespace ZeroTrust.Policy.LeastPrivilege;

/// <summary>Whether a new policy allows something that was seen to happen.</summary>
public enum UseAnswer
{
    /// <summary>It does.</summary>
    Allowed,

    /// <summary>It does not.</summary>
    NotAllowed,

    /// <summary>The record does not hold what decides: the resource, or a condition key.</summary>
    CannotTell,
}
