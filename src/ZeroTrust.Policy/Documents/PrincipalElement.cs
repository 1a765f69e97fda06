namespace ZeroTrust.Policy.Documents;

/// <summary>The Principal or NotPrincipal element.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html</summary>
/// <param name="IsNot">Whether it is NotPrincipal.</param>
/// <param name="Entries">The principals it names. <c>"Principal": "*"</c> is one entry of kind
/// AWS, which AWS defines as the same thing.</param>
/// <param name="Position">Where the element's value is.</param>
public sealed record PrincipalElement(bool IsNot, IReadOnlyList<PrincipalEntry> Entries, TextPosition Position = default)
{
    /// <summary>Whether it was written as the text <c>*</c> and not as an object; kept so that writing gives the same form.</summary>
    public bool IsBareStar { get; init; }

    /// <summary>Everyone: <c>"Principal": "*"</c>.</summary>
    public static PrincipalElement Everyone { get; } = new(false, [new PrincipalEntry(PrincipalKind.Aws, "*")]) { IsBareStar = true };

    /// <summary>Names principals of kind AWS.</summary>
    /// <param name="texts">Account identifiers or ARNs.</param>
    /// <returns>The element.</returns>
    public static PrincipalElement Aws(params string[] texts) =>
        new(false, [.. texts.Select(t => new PrincipalEntry(PrincipalKind.Aws, t))]);

    /// <summary>Names AWS services.</summary>
    /// <param name="texts">Service principals, such as <c>lambda.amazonaws.com</c>.</param>
    /// <returns>The element.</returns>
    public static PrincipalElement Service(params string[] texts) =>
        new(false, [.. texts.Select(t => new PrincipalEntry(PrincipalKind.Service, t))]);
}
