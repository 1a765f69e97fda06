namespace ZeroTrust.Facts.Ssm;

/// <summary>All instances that Systems Manager knows in one region.</summary>
/// <remarks>About the account in one region.</remarks>
/// <param name="Instances">Empty for none.</param>
[FactType("ssm-managed-instances", ResourceRef.AccountType, "ssm:DescribeInstanceInformation")]
public sealed record ManagedInstances(IReadOnlyList<ManagedInstance> Instances);
