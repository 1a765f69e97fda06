namespace ZeroTrust.Facts.Iam;

/// <summary>An IAM role, its trust and its policies.</summary>
/// <remarks>The id of the resource is the name of the role.</remarks>
/// <param name="Name">Role name.</param>
/// <param name="Path">Path; service-linked roles are under /aws-service-role/.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="TrustPolicy">Who may assume it: policy document as JSON text.</param>
/// <param name="AttachedPolicies">Managed policies on the role.</param>
/// <param name="InlinePolicies">Inline policies of the role.</param>
/// <param name="PermissionsBoundaryArn">ARN of the boundary policy.</param>
/// <param name="InstanceProfiles">ARNs of instance profiles that carry it.</param>
/// <param name="Tags">Tags.</param>
[FactType("iam-role", "AWS::IAM::Role", "iam:GetAccountAuthorizationDetails")]
public sealed record IamRole(
    string Name,
    string Path,
    DateTimeOffset CreatedAt,
    [property: PolicyDocument] string TrustPolicy,
    IReadOnlyList<AttachedPolicy> AttachedPolicies,
    IReadOnlyList<InlinePolicy> InlinePolicies,
    string? PermissionsBoundaryArn,
    IReadOnlyList<string> InstanceProfiles,
    IReadOnlyDictionary<string, string> Tags
)
{
    /// <summary>When it was last used, within the period that AWS tracks (400 days); null for not in that period.</summary>
    [Volatile]
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>Region of the last use.</summary>
    [Volatile]
    public string? LastUsedRegion { get; init; }
}
