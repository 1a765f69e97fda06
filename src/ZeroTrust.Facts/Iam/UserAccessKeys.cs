namespace ZeroTrust.Facts.Iam;

/// <summary>The access keys of a user.</summary>
/// <remarks>iam:ListAccessKeys and iam:GetAccessKeyLastUsed. Resource: the user.</remarks>
/// <param name="Keys">At most two; empty for none.</param>
[FactType("iam-access-keys")]
public sealed record UserAccessKeys(IReadOnlyList<AccessKey> Keys);
