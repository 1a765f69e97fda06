using ZeroTrust.Policy.Layers;

namespace ZeroTrust.Policy.Decisions;

/// <summary>A policy in its layer, or a statement of it.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="PolicyName">Name or ARN of the policy.</param>
/// <param name="StatementIndex">The place of the statement in the policy, from 0; null for the whole policy.</param>
public sealed record PolicyPlace(PolicyLayer Layer, string PolicyName, int? StatementIndex = null)
{
    /// <inheritdoc/>
    public override string ToString() =>
        StatementIndex is { } index ? $"statement {index + 1} of {PolicyName} ({Layer})" : $"policy {PolicyName} ({Layer})";
}
