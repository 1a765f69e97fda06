using ZeroTrust.Facts;

namespace ZeroTrust.Aws.Services.Tagging;

/// <summary>Names the resource of an ARN as the other facts do: by CloudFormation type and the service's own id.</summary>
internal static class AssetArn
{
    // Where the CloudFormation type is not just service and kind in other letters.
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["apigateway:restapis"] = "AWS::ApiGateway::RestApi",
        ["cloudfront:distribution"] = "AWS::CloudFront::Distribution",
        ["cloudtrail:trail"] = "AWS::CloudTrail::Trail",
        ["dynamodb:table"] = "AWS::DynamoDB::Table",
        ["ec2:instance"] = "AWS::EC2::Instance",
        ["ec2:internet-gateway"] = "AWS::EC2::InternetGateway",
        ["ec2:natgateway"] = "AWS::EC2::NatGateway",
        ["ec2:network-interface"] = "AWS::EC2::NetworkInterface",
        ["ec2:security-group"] = "AWS::EC2::SecurityGroup",
        ["ec2:vpc"] = "AWS::EC2::VPC",
        ["ecs:cluster"] = "AWS::ECS::Cluster",
        ["eks:cluster"] = "AWS::EKS::Cluster",
        ["elasticfilesystem:file-system"] = "AWS::EFS::FileSystem",
        ["elasticloadbalancing:loadbalancer"] = "AWS::ElasticLoadBalancingV2::LoadBalancer",
        ["iam:role"] = "AWS::IAM::Role",
        ["kms:key"] = "AWS::KMS::Key",
        ["lambda:function"] = "AWS::Lambda::Function",
        ["logs:log-group"] = "AWS::Logs::LogGroup",
        ["rds:cluster"] = "AWS::RDS::DBCluster",
        ["rds:db"] = "AWS::RDS::DBInstance",
        ["s3:"] = "AWS::S3::Bucket",
        ["secretsmanager:secret"] = "AWS::SecretsManager::Secret",
        ["sns:"] = "AWS::SNS::Topic",
        ["sqs:"] = "AWS::SQS::Queue",
    };

    /// <param name="arn">arn:partition:service:region:account:resource.</param>
    /// <param name="accountId">Where the ARN names no account (buckets).</param>
    /// <param name="region">Where the ARN names no region.</param>
    public static ResourceRef Resource(string arn, string accountId, string region)
    {
        var parts = arn.Split(':', 6);
        if (parts.Length < 6)
        {
            return new(accountId, region, "AWS::Unknown::Resource", arn) { Arn = arn };
        }

        var (service, rest) = (parts[2], parts[5]);
        var separator = rest.AsSpan().IndexOfAny('/', ':');
        var kind = separator < 0 || service is "s3" or "sns" or "sqs" ? "" : rest[..separator];
        var id = kind.Length == 0 ? rest : rest[(separator + 1)..].TrimEnd('*').TrimEnd(':');
        return new(parts[4].Length == 0 ? accountId : parts[4], parts[3].Length == 0 ? region : parts[3], Type(service, kind), id)
        {
            Arn = arn,
        };
    }

    private static string Type(string service, string kind) =>
        Types.TryGetValue(service + ":" + kind, out var known)
            ? known
            : "AWS::"
                + (service.Length <= 3 ? service.ToUpperInvariant() : Pascal(service))
                + "::"
                + (kind.Length == 0 ? "Resource" : Pascal(kind));

    private static string Pascal(string words) =>
        string.Concat(
            words
                .Split(['-', '_', '/'], StringSplitOptions.RemoveEmptyEntries)
                .Select(static word => char.ToUpperInvariant(word[0]) + word[1..])
        );
}
