using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Controls.Planning.BucketDefaultEncryption;

/// <summary>The statements that are added to bucket policies, each with a Sid that stays the same.</summary>
internal static class BucketStatements
{
    /// <summary>Sid of <see cref="DenyPlainHttp"/>.</summary>
    public const string PlainHttpSid = "ZeroTrustDenyPlainHttp";

    /// <summary>Sid of <see cref="DenyOtherEncryption"/>.</summary>
    public const string OtherEncryptionSid = "ZeroTrustDenyOtherEncryption";

    /// <summary>Denies every request without TLS, to everybody.</summary>
    public static Statement DenyPlainHttp(string bucketArn) =>
        new()
        {
            Sid = PlainHttpSid,
            Effect = Effect.Deny,
            Principal = PrincipalElement.Everyone,
            Action = ActionElement.Of("s3:*"),
            Resource = ResourceElement.Of(bucketArn, bucketArn + "/*"),
            Conditions = ConditionBlock.Of(Condition.Of("Bool", "aws:SecureTransport", "false")),
        };

    /// <summary>
    /// Denies uploads that ask for an encryption other than SSE-KMS. Uploads that ask for none
    /// are left alone: they get the bucket's default.
    /// </summary>
    public static Statement DenyOtherEncryption(string bucketArn) =>
        new()
        {
            Sid = OtherEncryptionSid,
            Effect = Effect.Deny,
            Principal = PrincipalElement.Everyone,
            Action = ActionElement.Of("s3:PutObject"),
            Resource = ResourceElement.Of(bucketArn + "/*"),
            Conditions = ConditionBlock.Of(
                Condition.Of("Null", "s3:x-amz-server-side-encryption", "false"),
                Condition.Of("StringNotEquals", "s3:x-amz-server-side-encryption", "aws:kms", "aws:kms:dsse")
            ),
        };
}
