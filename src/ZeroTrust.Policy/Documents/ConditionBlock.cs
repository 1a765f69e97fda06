namespace ZeroTrust.Policy.Documents;

/// <summary>The Condition element: all of its conditions must hold.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html</summary>
/// <param name="Conditions">The conditions in the order of the text, operator by operator.</param>
/// <param name="Position">Where the element's value is.</param>
public sealed record ConditionBlock(IReadOnlyList<Condition> Conditions, TextPosition Position = default)
{
    /// <summary>No conditions.</summary>
    public static ConditionBlock Empty { get; } = new([]);

    /// <summary>Whether there is no condition.</summary>
    public bool IsEmpty => Conditions.Count == 0;

    /// <summary>A block of the given conditions.</summary>
    /// <param name="conditions">The conditions.</param>
    /// <returns>The block.</returns>
    public static ConditionBlock Of(params Condition[] conditions) => new(conditions);
}
