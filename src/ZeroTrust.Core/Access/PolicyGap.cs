using ZeroTrust.Facts;
using ZeroTrust.Policy.Layers;

namespace ZeroTrust.Core.Access;

/// <summary>Policies that a snapshot does not hold, so that nobody knows what they say.</summary>
/// <param name="Layer">The layer that is unknown because of it.</param>
/// <param name="Subject">What is missing, in words.</param>
/// <param name="Reason">Why it could not be read; null where the snapshot says nothing about it.</param>
public sealed record PolicyGap(PolicyLayer Layer, string Subject, Gap? Reason = null)
{
    /// <inheritdoc/>
    public override string ToString() =>
        Reason is null ? $"{Subject} not in the snapshot" : $"{Subject} could not be read ({Reason.Reason}, {Reason.Action})";
}
