namespace ZeroTrust.Policy.LeastPrivilege;

/// <summary>How far a policy may go beyond the resources that were seen.</summary>
public enum ResourceScope
{
    /// <summary>The resources as they were seen.</summary>
    Exact,

    /// <summary>Where several were seen, what their names begin with in common, cut at a separator: <c>app-orders</c> and
    /// <c>app-bills</c> become <c>app-*</c>.</summary>
    Prefix,

    /// <summary>All resources of the same type in the account, in every region.</summary>
    Type,
}
