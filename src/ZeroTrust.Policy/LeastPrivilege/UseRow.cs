namespace ZeroTrust.Policy.LeastPrivilege;

/// <summary>Something that the principal was seen to do, and what the new policy says to it.</summary>
/// <param name="Answer">Whether the new policy allows it.</param>
/// <param name="Action">The IAM action; the event's source and name where the catalogue knows none for it.</param>
/// <param name="Resources">Resources that were seen, at most twenty; empty when the records name none.</param>
/// <param name="Count">How many records.</param>
/// <param name="LastSeen">When last, UTC.</param>
/// <param name="Reason">Why it is not allowed, or cannot be told, or how the grant was inferred; empty otherwise.</param>
public sealed record UseRow(
    UseAnswer Answer,
    string Action,
    IReadOnlyList<string> Resources,
    long Count,
    DateTimeOffset? LastSeen,
    string Reason
);
