namespace ZeroTrust.Core.Access;

/// <summary>Somebody who must not be locked out.</summary>
/// <param name="Arn">User, role, role session or root.</param>
/// <param name="IsCaller">Whether it is the one who runs the plan; otherwise a break-glass principal.</param>
internal sealed record ProtectedPrincipal(string Arn, bool IsCaller)
{
    /// <summary>The role's ARN of a session, where its path is known.</summary>
    public string? RoleArn { get; init; }

    /// <summary>Whether it can sign in with MFA; null when not known.</summary>
    public bool? HasMfa { get; init; }
}
