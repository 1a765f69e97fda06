namespace ZeroTrust.Facts.Iam;

/// <summary>A managed policy on a user, group or role.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Arn">Its ARN.</param>
public sealed record AttachedPolicy(string Name, string Arn);
