namespace ZeroTrust.Facts.Ec2;

/// <summary>A VPC.</summary>
/// <param name="VpcId">VPC id.</param>
/// <param name="CidrBlock">Primary IPv4 range.</param>
/// <param name="IsDefault">The default VPC.</param>
/// <param name="Tags">Tags.</param>
[FactType("ec2-vpc", "AWS::EC2::VPC", "ec2:DescribeVpcs")]
public sealed record Vpc(string VpcId, string CidrBlock, bool IsDefault, IReadOnlyDictionary<string, string> Tags);
