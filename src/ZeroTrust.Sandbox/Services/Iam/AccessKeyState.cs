namespace ZeroTrust.Sandbox.Services.Iam;

/// <summary>An access key.</summary>
internal sealed class AccessKeyState
{
    /// <summary>AKIA...</summary>
    public required string Id { get; init; }

    /// <summary>Its secret.</summary>
    public required string Secret { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Active or Inactive.</summary>
    public string Status { get; set; } = "Active";

    /// <summary>Last use; null for never.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }

    /// <summary>The service of the last use.</summary>
    public string LastUsedService { get; set; } = "N/A";

    /// <summary>The region of the last use.</summary>
    public string LastUsedRegion { get; set; } = "N/A";
}
