namespace ZeroTrust.Core.Connections;

/// <summary>How far a collection is.</summary>
/// <param name="Done">Units (account x region x source) that ended.</param>
/// <param name="Total">Units in all.</param>
/// <param name="Current">What was just finished, such as <c>111122223333 eu-west-1 ec2</c>.</param>
/// <param name="Calls">API calls sent so far.</param>
public sealed record CollectProgress(int Done, int Total, string Current, long Calls);
