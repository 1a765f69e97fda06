using ZeroTrust.Policy.Layers;

namespace ZeroTrust.Policy.Decisions;

/// <summary>The answer to a request with its explanation.</summary>
/// <param name="Verdict">The answer.</param>
/// <param name="DecidedBy">The statements that decided: those that deny when one denies, those that allow
/// when allowed, those that the answer's doubts are
/// about when indeterminate.</param>
/// <param name="Layers">What each layer says, in the order of evaluation.</param>
/// <param name="Doubts">What the answer depends on, condition keys first; empty unless the verdict
/// is <see cref="Verdict.Indeterminate"/>.</param>
public sealed record Decision(
    Verdict Verdict,
    IReadOnlyList<StatementMatch> DecidedBy,
    IReadOnlyList<LayerResult> Layers,
    IReadOnlyList<Doubt> Doubts
)
{
    /// <summary>Whether the request goes through for certain.</summary>
    public bool IsAllowed => Verdict == Verdict.Allowed;

    /// <summary>The first layer that blocks the request; null when none does.</summary>
    public PolicyLayer? BlockedBy => Layers.FirstOrDefault(l => l.Blocks)?.Layer;
}
