using Amazon.Organizations.Model;
using ZeroTrust.Facts;

namespace ZeroTrust.Aws.Services.Organizations;

/// <summary>Where accounts are in their life, and which of them can be entered.</summary>
/// <remarks>https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_account_state.html</remarks>
internal static class AccountStates
{
    private const int LongestWord = 64;

    /// <summary>
    /// The state; null when neither it nor the status is there. AWS retired the status in September 2026; emulators still tell it.
    /// </summary>
    public static string? Of(Account account) => account.State?.Value ?? account.Status?.Value;

    /// <summary>Why nobody can enter an account in that state; null when its state stands in nobody's way or is not known.</summary>
    public static Gap? Closed(string? state) =>
        state switch
        {
            null or "ACTIVE" => null,
            "PENDING_ACTIVATION" => Shut("is pending activation: its sign-up is not complete"),
            "SUSPENDED" => Shut("is suspended: AWS restricts it until its owner settles that with AWS Support"),
            "PENDING_CLOSURE" => Shut("is pending closure: somebody asked AWS to close it"),
            "CLOSED" => Shut("is closed"),
            _ => Shut(
                $"is in state {(state.Length > LongestWord ? state[..LongestWord] + "..." : state)}, which this version does not know"
            ),
        };

    private static Gap Shut(string what) => new(GapReason.NotSupportedHere, "sts:AssumeRole", $"The account {what}. It was not entered.");
}
