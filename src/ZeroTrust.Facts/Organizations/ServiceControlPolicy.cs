namespace ZeroTrust.Facts.Organizations;

/// <summary>A service control policy and where it is attached.</summary>
/// <remarks>Seen from the management account; the id of the resource is Id.</remarks>
/// <param name="Id">p-...</param>
/// <param name="Name">Name.</param>
/// <param name="Arn">ARN.</param>
/// <param name="Description">Description.</param>
/// <param name="AwsManaged">FullAWSAccess and the like.</param>
/// <param name="Content">The document as JSON text.</param>
/// <param name="TargetIds">Ids of the roots, OUs and accounts that it is attached to, sorted.</param>
[FactType(
    "organizations-scp",
    "AWS::Organizations::Policy",
    "organizations:ListPolicies",
    "organizations:DescribePolicy",
    "organizations:ListTargetsForPolicy",
    FoundBy = ["organizations:DescribeOrganization"]
)]
public sealed record ServiceControlPolicy(
    string Id,
    string Name,
    string Arn,
    string Description,
    bool AwsManaged,
    [property: PolicyDocument] string Content,
    IReadOnlyList<string> TargetIds
);
