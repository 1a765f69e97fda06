namespace ZeroTrust.Facts.Iam;

/// <summary>The access keys of a user.</summary>
/// <param name="Keys">At most two; empty for none.</param>
[FactType("iam-access-keys", "AWS::IAM::User", "iam:ListAccessKeys", "iam:GetAccessKeyLastUsed", FoundBy = ["iam:ListUsers"])]
public sealed record UserAccessKeys(IReadOnlyList<AccessKey> Keys);
