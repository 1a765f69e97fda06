namespace ZeroTrust.Sandbox.Services.Iam;

/// <summary>An IAM user.</summary>
internal sealed class UserState : IdentityState
{
    /// <summary>When the console password was made; null for none.</summary>
    public DateTimeOffset? PasswordCreatedAt { get; set; }

    /// <summary>When it was last used.</summary>
    public DateTimeOffset? PasswordLastUsed { get; set; }

    /// <summary>At most two.</summary>
    public List<AccessKeyState> AccessKeys { get; } = [];

    /// <summary>Serial numbers of MFA devices and since when they are on.</summary>
    public SortedDictionary<string, DateTimeOffset> MfaDevices { get; } = new(StringComparer.Ordinal);

    /// <summary>ARN of the boundary policy.</summary>
    public string? Boundary { get; set; }

    /// <summary>Tags.</summary>
    public SortedDictionary<string, string> Tags { get; } = new(StringComparer.Ordinal);
}
