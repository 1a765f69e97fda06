namespace ZeroTrust.Core.Access;

/// <summary>What a principal can do.</summary>
/// <param name="Entries">Grants, most actions first, then what is blocked where it was asked for.</param>
/// <param name="Unknowns">Policies that are not known: they may grant more or take more away.</param>
public sealed record EffectiveAccessAnswer(IReadOnlyList<EffectiveAccessEntry> Entries, IReadOnlyList<string> Unknowns);
