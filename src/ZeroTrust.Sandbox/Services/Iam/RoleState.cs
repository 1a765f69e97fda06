namespace ZeroTrust.Sandbox.Services.Iam;

/// <summary>An IAM role.</summary>
internal sealed class RoleState : IdentityState
{
    /// <summary>Who may assume it.</summary>
    public required string Trust { get; set; }

    /// <summary>Description.</summary>
    public string? Description { get; set; }

    /// <summary>Seconds.</summary>
    public int MaximumSession { get; init; } = 3600;

    /// <summary>Last use; null for never within the tracking period.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }

    /// <summary>Region of the last use.</summary>
    public string? LastUsedRegion { get; set; }

    /// <summary>ARN of the boundary policy.</summary>
    public string? Boundary { get; set; }

    /// <summary>Names of instance profiles that carry it.</summary>
    public SortedSet<string> InstanceProfiles { get; } = new(StringComparer.Ordinal);

    /// <summary>Tags.</summary>
    public SortedDictionary<string, string> Tags { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether a service owns it, so that IAM refuses to change it.</summary>
    public bool ServiceLinked => Path.StartsWith("/aws-service-role/", StringComparison.Ordinal);
}
