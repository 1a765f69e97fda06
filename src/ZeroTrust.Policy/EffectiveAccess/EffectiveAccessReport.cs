using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Principals;

namespace ZeroTrust.Policy.EffectiveAccess;

/// <summary>All that a principal can do.</summary>
/// <param name="Principal">The principal.</param>
/// <param name="Grants">What it can do, most actions first. Resources of other accounts also need a
/// policy there that grants, and roles and KMS keys
/// one that names the principal or its account, as always.</param>
/// <param name="Blocks">What its identity policies allow and other layers take away.</param>
/// <param name="Doubts">Layers and statements that could not be read: they may grant more or take away more.</param>
public sealed record EffectiveAccessReport(
    RequestPrincipal Principal,
    IReadOnlyList<AccessGrant> Grants,
    IReadOnlyList<AccessBlock> Blocks,
    IReadOnlyList<Doubt> Doubts
);
