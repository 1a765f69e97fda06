using ZeroTrust.Facts;

namespace ZeroTrust.Core.Errors;

/// <summary>AWS refused a call, or it failed.</summary>
/// <param name="kind">What kind of failure.</param>
/// <param name="code">AWS's error code, such as <c>NoSuchEntity</c>; empty when there was no answer.</param>
/// <param name="action">The IAM action of the call.</param>
/// <param name="message">What AWS or the network said.</param>
/// <param name="inner">The SDK's exception.</param>
public sealed class AwsCallException(FailureKind kind, string code, string action, string message, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>What kind of failure.</summary>
    public FailureKind Kind { get; } = kind;

    /// <summary>AWS's error code; empty when there was no answer.</summary>
    public string Code { get; } = code;

    /// <summary>The IAM action of the call.</summary>
    public string Action { get; } = action;

    /// <summary>Which policy refused the call; null where nothing was refused or AWS did not say.</summary>
    public Denial? Denial { get; init; }
}
