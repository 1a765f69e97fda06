namespace ZeroTrust.Facts;

/// <summary>Something that could not be read.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Action">The IAM action that would settle it, such as <c>s3:GetEncryptionConfiguration</c>.</param>
/// <param name="Message">What AWS or the network said.</param>
/// <param name="Denial">Which policy refused the call; null where nothing was refused or AWS did not say.</param>
public sealed record Gap(GapReason Reason, string Action, string Message, Denial? Denial = null)
{
    /// <summary>What stands in the way, in words: the message, and before it the policy where AWS named one.</summary>
    public string Words => Denial is null ? Message : $"{Denial}: {Message}";
}
