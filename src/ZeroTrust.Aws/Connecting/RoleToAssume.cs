namespace ZeroTrust.Aws.Connecting;

/// <summary>A role and what sts:AssumeRole needs for it.</summary>
/// <param name="RoleArn">The role.</param>
/// <param name="SessionName">Name of the session, seen in CloudTrail.</param>
/// <param name="ExternalId">External id that the trust policy asks for.</param>
/// <param name="MfaSerial">MFA device whose code is asked for.</param>
internal sealed record RoleToAssume(string RoleArn, string SessionName, string? ExternalId = null, string? MfaSerial = null);
