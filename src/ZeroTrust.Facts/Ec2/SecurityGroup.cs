namespace ZeroTrust.Facts.Ec2;

/// <summary>A security group.</summary>
/// <remarks>The id of the resource is the group id.</remarks>
/// <param name="GroupId">Group id.</param>
/// <param name="Name">Name.</param>
/// <param name="Description">Description.</param>
/// <param name="VpcId">Its VPC.</param>
/// <param name="Ingress">Inbound rules.</param>
/// <param name="Egress">Outbound rules.</param>
/// <param name="Tags">Tags.</param>
[FactType("ec2-security-group", "AWS::EC2::SecurityGroup", "ec2:DescribeSecurityGroups", "ec2:DescribeSecurityGroupRules")]
public sealed record SecurityGroup(
    string GroupId,
    string Name,
    string Description,
    string? VpcId,
    IReadOnlyList<SecurityGroupRule> Ingress,
    IReadOnlyList<SecurityGroupRule> Egress,
    IReadOnlyDictionary<string, string> Tags
);
