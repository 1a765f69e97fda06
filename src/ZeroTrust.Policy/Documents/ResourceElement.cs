namespace ZeroTrust.Policy.Documents;

/// <summary>The Resource or NotResource element.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notresource.html</summary>
/// <param name="IsNot">Whether it is NotResource: everything except what the patterns match.</param>
/// <param name="Patterns">Its entries.</param>
/// <param name="Position">Where the element's value is.</param>
public sealed record ResourceElement(bool IsNot, IReadOnlyList<ResourcePattern> Patterns, TextPosition Position = default)
{
    /// <summary>A Resource element.</summary>
    /// <param name="texts">ARNs, with wildcards and variables.</param>
    /// <returns>The element.</returns>
    public static ResourceElement Of(params string[] texts) => new(false, [.. texts.Select(t => new ResourcePattern(t))]);

    /// <summary>A NotResource element.</summary>
    /// <param name="texts">ARNs that are excluded.</param>
    /// <returns>The element.</returns>
    public static ResourceElement Except(params string[] texts) => new(true, [.. texts.Select(t => new ResourcePattern(t))]);
}
