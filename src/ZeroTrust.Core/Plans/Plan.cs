namespace ZeroTrust.Core.Plans;

/// <summary>A reviewable, savable list of changes.</summary>
public sealed record Plan
{
    /// <summary>The version of the file format that this code writes.</summary>
    public const int CurrentVersion = 1;

    /// <summary>Unique id.</summary>
    public required string Id { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the facts it rests on were read, UTC.</summary>
    public required DateTimeOffset BasedOn { get; init; }

    /// <summary>The identity that it was planned for; the lock-out check protects it.</summary>
    public required string CallerArn { get; init; }

    /// <summary>ARNs (wildcards allowed) that must never lose access.</summary>
    public IReadOnlyList<string> BreakGlass { get; init; } = [];

    /// <summary>The changes, in order.</summary>
    public required IReadOnlyList<Change> Changes { get; init; }

    /// <summary>What is not changed, and why.</summary>
    public IReadOnlyList<PlanNote> Notes { get; init; } = [];
}
