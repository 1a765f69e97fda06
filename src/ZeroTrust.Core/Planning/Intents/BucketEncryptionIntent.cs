namespace ZeroTrust.Core.Planning.Intents;

/// <summary>Buckets encrypt with KMS by default.</summary>
/// <param name="Buckets">Names or ARNs.</param>
/// <param name="KmsKeyId">Key id, ARN or alias; null together with <paramref name="CreateKey"/>.</param>
/// <param name="CreateKey">Make a customer key (one per account and region) with a policy that
/// lets the buckets' current writers use it.</param>
/// <param name="EnforceTls">Add the statement that denies requests without TLS.</param>
/// <param name="DenyUnencryptedPut">Add the statement that denies uploads that ask for other encryption.</param>
/// <param name="AccountId">The account that owns the buckets where a snapshot holds several; null for any.</param>
public sealed record BucketEncryptionIntent(
    IReadOnlyList<string> Buckets,
    string? KmsKeyId,
    bool CreateKey,
    bool EnforceTls,
    bool DenyUnencryptedPut,
    string? AccountId
);
