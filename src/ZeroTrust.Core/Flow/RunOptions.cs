using ZeroTrust.Core.Plans;

namespace ZeroTrust.Core.Flow;

/// <summary>How to run a plan.</summary>
public sealed record RunOptions
{
    /// <summary>
    /// The one place where a person (or ShouldProcess) agrees. Called once for each change that is about to
    /// be sent, after all checks; the second argument
    /// is true when the change is being taken back. False sends nothing.
    /// </summary>
    public required Func<Change, bool, ValueTask<bool>> Approve { get; init; }

    /// <summary>Only shows: changes that depend on one that was not approved are still shown to
    /// <see cref="Approve"/>, and a yes sends nothing either.</summary>
    public bool Preview { get; init; }

    /// <summary>Go on although a resource changed since, although somebody may be locked out, or
    /// although a state could not be read.</summary>
    public bool Force { get; init; }

    /// <summary>How long to wait for AWS to show a change that it has accepted; reads of IAM and others lag behind.</summary>
    public TimeSpan SettleFor { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a call under way may still take after cancellation before it is abandoned with its effect in doubt.</summary>
    public TimeSpan CancelGrace { get; init; } = TimeSpan.FromSeconds(10);
}
