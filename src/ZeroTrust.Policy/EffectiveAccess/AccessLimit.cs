using ZeroTrust.Policy.Layers;

namespace ZeroTrust.Policy.EffectiveAccess;

/// <summary>A layer that has to allow as well, and only does so in part.</summary>
/// <param name="Layer">Boundary, session or service control policies.</param>
/// <param name="Level">The organization level; null in other layers.</param>
/// <param name="Statements">One of these has to match.</param>
public sealed record AccessLimit(PolicyLayer Layer, string? Level, IReadOnlyList<AccessStatement> Statements);
