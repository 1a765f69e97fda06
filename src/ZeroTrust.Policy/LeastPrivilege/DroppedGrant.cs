namespace ZeroTrust.Policy.LeastPrivilege;

/// <summary>Access that the use asked for and the new policy does not give, or gives only in part.</summary>
/// <param name="Action">The IAM action.</param>
/// <param name="Resource">The resource or pattern.</param>
/// <param name="Reason">Why.</param>
public sealed record DroppedGrant(string Action, string Resource, string Reason)
{
    /// <summary>Whether it may well be within the old policies and only no proof was found.</summary>
    public bool IsUnproved { get; init; }
}
