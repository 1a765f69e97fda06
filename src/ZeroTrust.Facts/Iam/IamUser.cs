namespace ZeroTrust.Facts.Iam;

/// <summary>An IAM user and its policies.</summary>
/// <remarks>iam:GetAccountAuthorizationDetails, iam:ListUsers for the last use. Resource: AWS::IAM::User, id = user name.</remarks>
/// <param name="Name">User name.</param>
/// <param name="Path">Path, starting and ending with a slash.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Groups">Names of its groups.</param>
/// <param name="AttachedPolicies">Managed policies on the user.</param>
/// <param name="InlinePolicies">Inline policies of the user.</param>
/// <param name="PermissionsBoundaryArn">ARN of the boundary policy.</param>
/// <param name="Tags">Tags.</param>
[FactType("iam-user")]
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
