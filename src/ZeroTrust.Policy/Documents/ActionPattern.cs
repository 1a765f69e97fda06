namespace ZeroTrust.Policy.Documents;

/// <summary>One entry of an Action or NotAction element. Letter case does not matter; <c>*</c> and <c>?</c> are wildcards.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html</summary>
/// <param name="Text">As written, such as <c>s3:Get*</c>.</param>
/// <param name="Position">Where it is.</param>
public sealed record ActionPattern(string Text, TextPosition Position = default)
{
    /// <summary>The service prefix as written, without the colon; <c>*</c> for the pattern <c>*</c>.</summary>
    public string Service => Text.IndexOf(':', StringComparison.Ordinal) is var colon and >= 0 ? Text[..colon] : Text;

    /// <summary>What follows the colon; <c>*</c> for the pattern <c>*</c>, empty when there is no colon otherwise.</summary>
    public string Name =>
        Text.IndexOf(':', StringComparison.Ordinal) is var colon and >= 0 ? Text[(colon + 1)..]
        : Text == "*" ? "*"
        : "";

    /// <summary>Whether the text holds a wildcard.</summary>
    public bool HasWildcard => Text.AsSpan().IndexOfAny('*', '?') >= 0;

    /// <summary>Whether this is one of the forms the grammar knows: <c>*</c> or <c>service:name</c>.</summary>
    public bool IsWellFormed =>
        Text == "*" || (Text.IndexOf(':', StringComparison.Ordinal) is var colon and > 0 && colon < Text.Length - 1);
}
