namespace ZeroTrust.Facts.Kms;

/// <summary>A KMS key.</summary>
/// <remarks>The id of the resource is the key id.</remarks>
/// <param name="KeyId">Key id.</param>
/// <param name="Arn">ARN.</param>
/// <param name="Manager">AWS or CUSTOMER.</param>
/// <param name="State">Enabled, Disabled, PendingDeletion, ...</param>
/// <param name="Spec">SYMMETRIC_DEFAULT, RSA_2048, ...</param>
/// <param name="Usage">ENCRYPT_DECRYPT, SIGN_VERIFY, ...</param>
/// <param name="Origin">AWS_KMS, EXTERNAL, AWS_CLOUDHSM, EXTERNAL_KEY_STORE.</param>
/// <param name="MultiRegion">Multi-Region key.</param>
/// <param name="Description">Description.</param>
/// <param name="Aliases">Alias names, with alias/.</param>
[FactType("kms-key", "AWS::KMS::Key", "kms:ListKeys", "kms:DescribeKey", "kms:ListAliases")]
public sealed record KmsKey(
    string KeyId,
    string Arn,
    string Manager,
    string State,
    string Spec,
    string Usage,
    string Origin,
    bool MultiRegion,
    string Description,
    IReadOnlyList<string> Aliases
) : IAliased
{
    /// <summary>Whether customers hold the key; AWS keeps its own, and nobody else can change those.</summary>
    public bool IsCustomerManaged => Manager == "CUSTOMER";

    /// <summary>
    /// Why the key cannot rotate by itself; null when it can. "Rotating AWS KMS keys" (KMS Developer Guide): symmetric encryption keys with
    /// material that KMS made, while they are enabled.
    /// </summary>
    public string? CannotRotate() =>
        this switch
        {
            { IsCustomerManaged: false } => "AWS rotates its own keys.",
            { State: not "Enabled" } => $"The key is in state {State}.",
            { Spec: not "SYMMETRIC_DEFAULT" } => $"A key of type {Spec} cannot rotate by itself.",
            { Origin: not "AWS_KMS" } => $"Key material of origin {Origin} cannot rotate by itself.",
            _ => null,
        };
}
