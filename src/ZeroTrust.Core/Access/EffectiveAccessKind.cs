namespace ZeroTrust.Core.Access;

/// <summary>What becomes of something that a policy grants.</summary>
public enum EffectiveAccessKind
{
    /// <summary>It goes through: no condition, no limit, no exception, and no layer of the principal
    /// that is not known. Policies of resources that are
    /// not known may still deny on these resources.</summary>
    Granted,

    /// <summary>It goes through in part, or under conditions, or unless something that is not known takes it away.</summary>
    Limited,

    /// <summary>Another layer takes all of it away.</summary>
    Blocked,
}
