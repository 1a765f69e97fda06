using ZeroTrust.Policy.Layers;

namespace ZeroTrust.Policy.Decisions;

/// <summary>What one layer says about a request, and why.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Outcome">What it says.</param>
/// <param name="Blocks">Whether the request is denied because of this layer.</param>
/// <param name="Statements">The layer's statements that match or might.</param>
public sealed record LayerResult(PolicyLayer Layer, LayerOutcome Outcome, bool Blocks, IReadOnlyList<StatementMatch> Statements);
