namespace ZeroTrust.Facts;

/// <summary>Something that could not be read.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Action">The IAM action that would settle it, such as <c>s3:GetEncryptionConfiguration</c>.</param>
/// <param name="Message">What AWS or the network said.</param>
public sealed record Gap(GapReason Reason, string Action, string Message);
