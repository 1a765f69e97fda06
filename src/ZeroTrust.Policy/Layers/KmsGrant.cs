namespace ZeroTrust.Policy.Layers;

/// <summary>A grant on a KMS key.
/// https://docs.aws.amazon.com/kms/latest/developerguide/grants.html</summary>
/// <param name="GranteePrincipal">ARN of the user, role, session or account, or a service name, that may use the key.</param>
/// <param name="Operations">Operations such as <c>Decrypt</c>, without prefix.</param>
public sealed record KmsGrant(string GranteePrincipal, IReadOnlyList<string> Operations)
{
    /// <summary>The request's encryption context must have exactly these pairs; null for no such constraint.</summary>
    public IReadOnlyDictionary<string, string>? EncryptionContextEquals { get; init; }

    /// <summary>The request's encryption context must have at least these pairs; null for no such constraint.</summary>
    public IReadOnlyDictionary<string, string>? EncryptionContextSubset { get; init; }
}
