using System.Collections.Frozen;
using ZeroTrust.Policy.Decisions;

namespace ZeroTrust.Policy.Services;

/// <summary>Which actions resource control policies reach: "List of AWS services that support RCPs"
/// (https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html), as of September 2026.</summary>
internal static class ResourceControlCoverage
{
    private static readonly FrozenSet<string> Services = (
        "aoss appconfig appstream autoscaling autoscaling-plans budgets clouddirectory cloudfront cloudsearch "
        + "cloudtrail-data codeartifact codebuild codecommit codepipeline cognito-identity cognito-idp comprehend "
        + "comprehendmedical compute-optimizer "
        + "cost-optimization-hub dax dsql dynamodb ecr ecr-public events firehose fis fms gamelift health inspector-scan kendra "
        + "kinesisvideo kms logs memorydb "
        + "networkmonitor notifications opensearch pca-connector-ad personalize polly pricing resource-groups rolesanywhere s3 "
        + "secretsmanager servicediscovery "
        + "signin sqs sts support swf textract timestream-influxdb transcribe transfer translate wafv2 workspaces xray"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>"kms:RetireGrant permission isn't effective in an RCP"
    /// (https://docs.aws.amazon.com/kms/latest/developerguide/resource-control-policies.html).</summary>
    public static bool Covers(AccessRequest request) => Services.Contains(request.Service) && request.LowerAction != "kms:retiregrant";
}
