namespace ZeroTrust.Facts.Iam;

/// <summary>An IAM group, its members and policies.</summary>
/// <remarks>The id of the resource is the name of the group.</remarks>
/// <param name="Name">Group name.</param>
/// <param name="Path">Path, starting and ending with a slash.</param>
/// <param name="Members">Names of the users in it, sorted.</param>
/// <param name="AttachedPolicies">Managed policies on the group.</param>
/// <param name="InlinePolicies">Inline policies of the group.</param>
[FactType("iam-group", "AWS::IAM::Group", "iam:GetAccountAuthorizationDetails")]
public sealed record IamGroup(
    string Name,
    string Path,
    IReadOnlyList<string> Members,
    IReadOnlyList<AttachedPolicy> AttachedPolicies,
    IReadOnlyList<InlinePolicy> InlinePolicies
);
