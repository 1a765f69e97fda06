namespace ZeroTrust.Facts.Ec2;

/// <summary>The flow logs of a VPC.</summary>
/// <remarks>ec2:DescribeFlowLogs. Resource: the VPC.</remarks>
/// <param name="FlowLogs">Empty for none.</param>
[FactType("ec2-vpc-flow-logs")]
public sealed record VpcFlowLogs(IReadOnlyList<FlowLog> FlowLogs);
