namespace ZeroTrust.Facts.Ec2;

/// <summary>The flow logs of a VPC.</summary>
/// <param name="FlowLogs">Empty for none.</param>
[FactType("ec2-vpc-flow-logs", "AWS::EC2::VPC", "ec2:DescribeFlowLogs", FoundBy = ["ec2:DescribeVpcs"])]
public sealed record VpcFlowLogs(IReadOnlyList<FlowLog> FlowLogs);
