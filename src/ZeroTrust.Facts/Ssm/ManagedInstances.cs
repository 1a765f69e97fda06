namespace ZeroTrust.Facts.Ssm;

/// <summary>All instances that Systems Manager knows in one region.</summary>
/// <remarks>ssm:DescribeInstanceInformation. Resource: the account in the region.</remarks>
/// <param name="Instances">Empty for none.</param>
[FactType("ssm-managed-instances")]
public sealed record ManagedInstances(IReadOnlyList<ManagedInstance> Instances);
