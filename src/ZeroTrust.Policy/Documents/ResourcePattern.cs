namespace ZeroTrust.Policy.Documents;

/// <summary>One entry of a Resource or NotResource element: an ARN with wildcards and variables. Letter case matters.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html</summary>
/// <param name="Text">As written.</param>
/// <param name="Position">Where it is.</param>
public sealed record ResourcePattern(string Text, TextPosition Position = default)
{
    /// <summary>The pattern as a document of the given version means it.</summary>
    /// <param name="version">The version of the document; variables are plain text in 2008-10-17.</param>
    /// <returns>The parsed pattern.</returns>
    public PatternText Parse(PolicyVersion version) => PatternText.Parse(Text, wildcards: true, variables: version == PolicyVersion.V2012);
}
