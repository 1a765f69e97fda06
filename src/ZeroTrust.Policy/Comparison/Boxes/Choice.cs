using System.Collections.Immutable;

namespace ZeroTrust.Policy.Comparison.Boxes;

/// <summary>What a request could have in one dimension: no value (only condition keys), or some.</summary>
internal sealed record Choice(ImmutableArray<string> Values)
{
    public static Choice Absent { get; } = new([]);

    /// <summary>One empty text.</summary>
    public static Choice Blank { get; } = new([""]);
}
