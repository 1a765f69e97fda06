namespace ZeroTrust.Facts.Ssm;

/// <summary>An instance that Systems Manager knows.</summary>
/// <param name="InstanceId">i-... or mi-...</param>
/// <param name="PingStatus">Online, ConnectionLost or Inactive.</param>
/// <param name="AgentVersion">Version of the agent.</param>
public sealed record ManagedInstance(string InstanceId, string PingStatus, string? AgentVersion);
