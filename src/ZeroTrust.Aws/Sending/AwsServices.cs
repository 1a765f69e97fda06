using System.Collections.Frozen;
using Amazon.AccessAnalyzer;
using Amazon.Account;
using Amazon.CloudTrail;
using Amazon.CloudWatch;
using Amazon.CloudWatchLogs;
using Amazon.ConfigService;
using Amazon.DynamoDBv2;
using Amazon.EC2;
using Amazon.GuardDuty;
using Amazon.IdentityManagement;
using Amazon.KeyManagementService;
using Amazon.Lambda;
using Amazon.Organizations;
using Amazon.RDS;
using Amazon.ResourceGroups;
using Amazon.ResourceGroupsTaggingAPI;
using Amazon.S3;
using Amazon.S3Control;
using Amazon.SecurityHub;
using Amazon.SecurityToken;
using Amazon.SimpleSystemsManagement;
using Amazon.SQS;

namespace ZeroTrust.Aws.Sending;

/// <summary>Every service that this product calls. Service ids are those of the AWS CLI; endpoint names are AWS's table of
/// service-specific endpoint variables.</summary>
internal static class AwsServices
{
    private static readonly AwsService[] Every =
    [
        AwsService.Of<IAmazonAccessAnalyzer, AmazonAccessAnalyzerConfig>(
            "accessanalyzer",
            "ACCESSANALYZER",
            static (c, f) => new AmazonAccessAnalyzerClient(c, f)
        ),
        AwsService.Of<IAmazonAccount, AmazonAccountConfig>(
            "account",
            "ACCOUNT",
            static (c, f) => new AmazonAccountClient(c, f),
            hasRegions: false
        ),
        AwsService.Of<IAmazonCloudTrail, AmazonCloudTrailConfig>(
            "cloudtrail",
            "CLOUDTRAIL",
            static (c, f) => new AmazonCloudTrailClient(c, f)
        ),
        AwsService.Of<IAmazonCloudWatch, AmazonCloudWatchConfig>(
            "cloudwatch",
            "CLOUDWATCH",
            static (c, f) => new AmazonCloudWatchClient(c, f)
        ),
        AwsService.Of<IAmazonCloudWatchLogs, AmazonCloudWatchLogsConfig>(
            "logs",
            "CLOUDWATCH_LOGS",
            static (c, f) => new AmazonCloudWatchLogsClient(c, f)
        ),
        AwsService.Of<IAmazonConfigService, AmazonConfigServiceConfig>(
            "config",
            "CONFIG_SERVICE",
            static (c, f) => new AmazonConfigServiceClient(c, f)
        ),
        AwsService.Of<IAmazonDynamoDB, AmazonDynamoDBConfig>("dynamodb", "DYNAMODB", static (c, f) => new AmazonDynamoDBClient(c, f)),
        AwsService.Of<IAmazonEC2, AmazonEC2Config>("ec2", "EC2", static (c, f) => new AmazonEC2Client(c, f)),
        AwsService.Of<IAmazonGuardDuty, AmazonGuardDutyConfig>("guardduty", "GUARDDUTY", static (c, f) => new AmazonGuardDutyClient(c, f)),
        AwsService.Of<IAmazonIdentityManagementService, AmazonIdentityManagementServiceConfig>(
            "iam",
            "IAM",
            static (c, f) => new AmazonIdentityManagementServiceClient(c, f),
            hasRegions: false
        ),
        AwsService.Of<IAmazonKeyManagementService, AmazonKeyManagementServiceConfig>(
            "kms",
            "KMS",
            static (c, f) => new AmazonKeyManagementServiceClient(c, f)
        ),
        AwsService.Of<IAmazonLambda, AmazonLambdaConfig>("lambda", "LAMBDA", static (c, f) => new AmazonLambdaClient(c, f)),
        AwsService.Of<IAmazonOrganizations, AmazonOrganizationsConfig>(
            "organizations",
            "ORGANIZATIONS",
            static (c, f) => new AmazonOrganizationsClient(c, f),
            hasRegions: false
        ),
        AwsService.Of<IAmazonRDS, AmazonRDSConfig>("rds", "RDS", static (c, f) => new AmazonRDSClient(c, f)),
        AwsService.Of<IAmazonResourceGroups, AmazonResourceGroupsConfig>(
            "resource-groups",
            "RESOURCE_GROUPS",
            static (c, f) => new AmazonResourceGroupsClient(c, f)
        ),
        AwsService.Of<IAmazonResourceGroupsTaggingAPI, AmazonResourceGroupsTaggingAPIConfig>(
            "resourcegroupstaggingapi",
            "RESOURCE_GROUPS_TAGGING_API",
            static (c, f) => new AmazonResourceGroupsTaggingAPIClient(c, f)
        ),
        AwsService.Of<IAmazonS3, AmazonS3Config>("s3", "S3", static (c, f) => new AmazonS3Client(c, f)),
        AwsService.Of<IAmazonS3Control, AmazonS3ControlConfig>("s3control", "S3_CONTROL", static (c, f) => new AmazonS3ControlClient(c, f)),
        AwsService.Of<IAmazonSecurityHub, AmazonSecurityHubConfig>(
            "securityhub",
            "SECURITYHUB",
            static (c, f) => new AmazonSecurityHubClient(c, f)
        ),
        AwsService.Of<IAmazonSQS, AmazonSQSConfig>("sqs", "SQS", static (c, f) => new AmazonSQSClient(c, f)),
        AwsService.Of<IAmazonSimpleSystemsManagement, AmazonSimpleSystemsManagementConfig>(
            "ssm",
            "SSM",
            static (c, f) => new AmazonSimpleSystemsManagementClient(c, f)
        ),
        AwsService.Of<IAmazonSecurityTokenService, AmazonSecurityTokenServiceConfig>(
            "sts",
            "STS",
            static (c, f) => new AmazonSecurityTokenServiceClient(c, f)
        ),
    ];

    private static readonly FrozenDictionary<string, AwsService> ById = Every.ToFrozenDictionary(
        static service => service.Id,
        StringComparer.Ordinal
    );

    private static readonly FrozenDictionary<System.Type, AwsService> ByInterface = Every.ToFrozenDictionary(static service =>
        service.Interface
    );

    /// <summary>The service of a client interface.</summary>
    public static AwsService Of<TInterface>() => ByInterface[typeof(TInterface)];

    /// <summary>The service of an id; null when this product does not know it.</summary>
    public static AwsService? Find(string id) => ById.GetValueOrDefault(id);
}
