namespace ZeroTrust.Facts.Kms;

/// <summary>A KMS key.</summary>
/// <remarks>kms:ListKeys, kms:DescribeKey, kms:ListAliases. Resource: AWS::KMS::Key, id = key id.</remarks>
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
[FactType("kms-key")]
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
) : IAliased;
