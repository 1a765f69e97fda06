namespace ZeroTrust.Facts.Iam;

/// <summary>Whether a user has a console password.</summary>
/// <param name="Exists">Has a password.</param>
/// <param name="CreatedAt">When it was made.</param>
[FactType("iam-login-profile", "AWS::IAM::User", "iam:GetLoginProfile", "iam:GetUser", FoundBy = ["iam:ListUsers"])]
public sealed record LoginProfile(bool Exists, DateTimeOffset? CreatedAt);
