namespace ZeroTrust.Core.Plans;

/// <summary>One request that is tried before and after.</summary>
/// <param name="Action">IAM action.</param>
/// <param name="ResourceArn">Resource ARN.</param>
public sealed record AccessProbe(string Action, string ResourceArn);
