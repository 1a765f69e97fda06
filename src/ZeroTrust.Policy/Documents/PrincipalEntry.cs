namespace ZeroTrust.Policy.Documents;

/// <summary>One principal that a statement names.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Text">As written: an ARN, an account, a service name, or <c>*</c>.</param>
/// <param name="Position">Where it is.</param>
public sealed record PrincipalEntry(PrincipalKind Kind, string Text, TextPosition Position = default)
{
    /// <summary>Whether this is <c>*</c> of kind AWS: everyone, also those without credentials.
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-anonymous</summary>
    public bool IsEveryone => Kind == PrincipalKind.Aws && Text == "*";
}
