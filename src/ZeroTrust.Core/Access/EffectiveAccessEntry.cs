using ZeroTrust.Policy.EffectiveAccess;

namespace ZeroTrust.Core.Access;

/// <summary>A part of what a principal can do, or of what its policies grant and other layers take away.</summary>
/// <param name="Principal">Who.</param>
/// <param name="Access">What becomes of it.</param>
/// <param name="Actions">Few patterns that match exactly the actions of the catalogue that are meant.</param>
/// <param name="ActionCount">How many actions of the catalogue these are.</param>
public sealed record EffectiveAccessEntry(string Principal, EffectiveAccessKind Access, IReadOnlyList<string> Actions, int ActionCount)
{
    /// <summary>The actions for people: by name where they are few, and as all but a few where that is shorter.</summary>
    public string ActionSummary => AccessWords.Actions(Actions, ActionCount);

    /// <summary>Resources as the statements write them; with a leading <c>!</c> for those that NotResource
    /// leaves out. Empty for what is blocked.</summary>
    public IReadOnlyList<string> Resources { get; init; } = [];

    /// <summary>Conditions that have to be met, all of them.</summary>
    public IReadOnlyList<string> Conditions { get; init; } = [];

    /// <summary>Layers that allow only a part of it, each with its statements, of which one has to match.</summary>
    public IReadOnlyList<string> Limits { get; init; } = [];

    /// <summary>Statements that deny a part of it, or all of it where it is blocked.</summary>
    public IReadOnlyList<string> Exceptions { get; init; } = [];

    /// <summary>Statements that grant it; empty for what is blocked.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>The layer that blocks, with its organization level; null when none does.</summary>
    public string? BlockedBy { get; init; }

    /// <summary>Policies of the principal that are not known: they may take this away, or grant more.</summary>
    public IReadOnlyList<string> Unknowns { get; init; } = [];

    /// <summary>The grant with its statements; null for what is blocked.</summary>
    public AccessGrant? Grant { get; init; }
}
