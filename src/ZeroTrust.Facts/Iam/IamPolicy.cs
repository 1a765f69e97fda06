namespace ZeroTrust.Facts.Iam;

/// <summary>A managed policy and its default version. AWS managed ones are collected only where something uses them.</summary>
/// <remarks>The id of the resource is the ARN of the policy.</remarks>
/// <param name="Name">Policy name.</param>
/// <param name="Arn">ARN.</param>
/// <param name="Path">Path.</param>
/// <param name="Description">Description; empty where it was not returned.</param>
/// <param name="AwsManaged">Made by AWS.</param>
/// <param name="DefaultVersionId">Version in force, such as v3.</param>
/// <param name="Document">The default version as JSON text.</param>
/// <param name="VersionIds">All versions that exist, at most five.</param>
/// <param name="AttachmentCount">How many users, groups and roles carry it.</param>
[FactType("iam-policy", "AWS::IAM::ManagedPolicy", "iam:GetAccountAuthorizationDetails")]
public sealed record IamPolicy(
    string Name,
    string Arn,
    string Path,
    string Description,
    bool AwsManaged,
    string DefaultVersionId,
    [property: PolicyDocument] string Document,
    IReadOnlyList<string> VersionIds,
    [property: Volatile] int AttachmentCount
);
