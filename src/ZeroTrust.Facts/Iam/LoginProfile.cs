namespace ZeroTrust.Facts.Iam;

/// <summary>Whether a user has a console password.</summary>
/// <remarks>iam:GetLoginProfile. Resource: the user.</remarks>
/// <param name="Exists">Has a password.</param>
/// <param name="CreatedAt">When it was made.</param>
[FactType("iam-login-profile")]
public sealed record LoginProfile(bool Exists, DateTimeOffset? CreatedAt);
