namespace ZeroTrust.Policy.Documents;

/// <summary>Bounds on what is read, so that any input costs bounded time and memory.</summary>
public sealed record PolicyLimits
{
    /// <summary>The bounds that are used when none are given.</summary>
    public static PolicyLimits Default { get; } = new();

    /// <summary>Longest text in UTF-16 units. AWS's largest policy is 20 kB, so the default leaves ample room.</summary>
    public int MaximumLength { get; init; } = 1_048_576;

    /// <summary>Deepest nesting of objects and lists. The policy grammar needs six.</summary>
    public int MaximumDepth { get; init; } = 32;

    /// <summary>Number of problems after which reading stops.</summary>
    public int MaximumProblems { get; init; } = 200;
}
