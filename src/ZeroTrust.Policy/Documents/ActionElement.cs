namespace ZeroTrust.Policy.Documents;

/// <summary>The Action or NotAction element.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html</summary>
/// <param name="IsNot">Whether it is NotAction: everything except what the patterns match.</param>
/// <param name="Patterns">Its entries.</param>
/// <param name="Position">Where the element's value is.</param>
public sealed record ActionElement(bool IsNot, IReadOnlyList<ActionPattern> Patterns, TextPosition Position = default)
{
    /// <summary>An Action element.</summary>
    /// <param name="texts">Patterns, such as <c>s3:Get*</c>.</param>
    /// <returns>The element.</returns>
    public static ActionElement Of(params string[] texts) => new(false, [.. texts.Select(t => new ActionPattern(t))]);

    /// <summary>A NotAction element.</summary>
    /// <param name="texts">Patterns that are excluded.</param>
    /// <returns>The element.</returns>
    public static ActionElement Except(params string[] texts) => new(true, [.. texts.Select(t => new ActionPattern(t))]);
}
