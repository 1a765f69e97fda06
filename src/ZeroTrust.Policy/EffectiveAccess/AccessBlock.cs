namespace ZeroTrust.Policy.EffectiveAccess;

/// <summary>Something that identity policies allow and another layer takes away wholly.</summary>
/// <param name="Actions">Few patterns that match exactly the actions of the catalogue that are meant.</param>
/// <param name="ActionCount">How many actions of the catalogue these are.</param>
/// <param name="Layer">The layer that blocks.</param>
/// <param name="Level">The organization level; null in other layers.</param>
/// <param name="Statement">The statement that denies; null when the layer just has none that allows.</param>
public sealed record AccessBlock(
    IReadOnlyList<string> Actions,
    int ActionCount,
    Layers.PolicyLayer Layer,
    string? Level,
    AccessStatement? Statement
);
