namespace ZeroTrust.Facts.Iam;

/// <summary>An IAM user and its policies.</summary>
/// <remarks>The id of the resource is the name of the user. iam:ListUsers, and iam:GetUser for one, tell the last use.</remarks>
/// <param name="Name">User name.</param>
/// <param name="Path">Path, starting and ending with a slash.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Groups">Names of its groups.</param>
/// <param name="AttachedPolicies">Managed policies on the user.</param>
/// <param name="InlinePolicies">Inline policies of the user.</param>
/// <param name="PermissionsBoundaryArn">ARN of the boundary policy.</param>
/// <param name="Tags">Tags.</param>
[FactType("iam-user", "AWS::IAM::User", "iam:GetAccountAuthorizationDetails", "iam:ListUsers", "iam:GetUser")]
public sealed record IamUser(
    string Name,
    string Path,
    DateTimeOffset CreatedAt,
    IReadOnlyList<string> Groups,
    IReadOnlyList<AttachedPolicy> AttachedPolicies,
    IReadOnlyList<InlinePolicy> InlinePolicies,
    string? PermissionsBoundaryArn,
    IReadOnlyDictionary<string, string> Tags
)
{
    /// <summary>When the password was last used to sign in; null for never, or not read.</summary>
    [Volatile]
    public DateTimeOffset? PasswordLastUsed { get; init; }
}
