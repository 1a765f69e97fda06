namespace ZeroTrust.Facts.Ec2;

/// <summary>An EC2 instance that is not terminated.</summary>
/// <param name="InstanceId">Id.</param>
/// <param name="State">running, stopped, ...</param>
/// <param name="VpcId">VPC.</param>
/// <param name="SubnetId">Subnet.</param>
/// <param name="PublicIpAddress">Public IPv4 address.</param>
/// <param name="PrivateIpAddress">Private IPv4 address.</param>
/// <param name="InstanceProfileArn">Instance profile.</param>
/// <param name="ImdsV2Required">Metadata service needs a session token.</param>
/// <param name="SecurityGroupIds">Security groups.</param>
/// <param name="Platform">Linux/UNIX or windows.</param>
/// <param name="LaunchedAt">Launch time.</param>
/// <param name="Tags">Tags.</param>
[FactType("ec2-instance", "AWS::EC2::Instance", "ec2:DescribeInstances")]
public sealed record Ec2Instance(
    string InstanceId,
    string State,
    string? VpcId,
    string? SubnetId,
    string? PublicIpAddress,
    string? PrivateIpAddress,
    string? InstanceProfileArn,
    bool ImdsV2Required,
    IReadOnlyList<string> SecurityGroupIds,
    string Platform,
    DateTimeOffset? LaunchedAt,
    IReadOnlyDictionary<string, string> Tags
);
