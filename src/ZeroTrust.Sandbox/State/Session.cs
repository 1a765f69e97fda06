namespace ZeroTrust.Sandbox.State;

/// <summary>Temporary credentials.</summary>
/// <param name="AccessKeyId">ASIA...</param>
/// <param name="Token">The session token that must come with it.</param>
/// <param name="ExpiresAt">End of the session.</param>
/// <param name="AccountId">The account of the role, or of the user that asked for a session.</param>
/// <param name="RoleName">The role; null for a session of a user.</param>
/// <param name="UserName">The user; null for a session of a role.</param>
/// <param name="SessionName">The name that the caller chose.</param>
/// <param name="Policy">The session policy, or null.</param>
/// <param name="Mfa">Whether it was made with an MFA code.</param>
internal sealed record Session(
    string AccessKeyId,
    string Token,
    DateTimeOffset ExpiresAt,
    string AccountId,
    string? RoleName,
    string? UserName,
    string SessionName,
    string? Policy,
    bool Mfa
);
