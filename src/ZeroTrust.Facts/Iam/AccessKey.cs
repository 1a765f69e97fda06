namespace ZeroTrust.Facts.Iam;

/// <summary>An access key of a user.</summary>
/// <param name="Id">Access key id (public part).</param>
/// <param name="Active">Active, or Inactive.</param>
/// <param name="CreatedAt">When it was made.</param>
public sealed record AccessKey(string Id, bool Active, DateTimeOffset CreatedAt)
{
    /// <summary>When it was last used; null for never.</summary>
    [Volatile]
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>Service of the last use; null for none.</summary>
    [Volatile]
    public string? LastUsedService { get; init; }
}
