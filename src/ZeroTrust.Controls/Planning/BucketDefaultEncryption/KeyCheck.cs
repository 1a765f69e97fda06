using ZeroTrust.Facts;
using ZeroTrust.Facts.Kms;
using ZeroTrust.Policy.Conditions;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Layers;

namespace ZeroTrust.Controls.Planning.BucketDefaultEncryption;

/// <summary>Whether a key can encrypt a bucket: what it is, and whether those who use the bucket may use it.</summary>
internal static class KeyCheck
{
    private const int NamesShown = 5;

    // Server access logs and load balancer logs are delivered with SSE-S3 only: "The bucket
    // can't use SSE-KMS or DSSE-KMS default encryption"
    // (S3, LoggingEnabled); "the only supported encryption option is SSE-S3" (Elastic Load Balancing, access logs).
    private static readonly string[] DeliverWithoutKms = ["logging.s3.amazonaws.com", "logdelivery.elasticloadbalancing.amazonaws.com"];

    /// <summary>Why no key at all can encrypt the bucket; null when one can.</summary>
    public static string? NoKeyFits(IReadOnlyList<BucketUser> users)
    {
        if (users.FirstOrDefault(static user => user.Writes && DeliverWithoutKms.Contains(user.Name, StringComparer.Ordinal)) is { } logs)
        {
            return $"{logs.Name} delivers logs to the bucket and cannot deliver them with SSE-KMS.";
        }

        return users.FirstOrDefault(static user => user.IsAnonymous && user.IsCertain) is { } anybody
            ? $"The bucket's policy lets anybody {(anybody.Writes ? "write" : "read")} without credentials, and KMS "
                + $"answers nobody without credentials."
            : null;
    }

    /// <summary>Why this key cannot be used at all; null when it can.</summary>
    public static string? Defect(KmsKey key) =>
        key switch
        {
            { State: not "Enabled" } => $"Key {key.KeyId} is in state {key.State}.",
            { Spec: not "SYMMETRIC_DEFAULT" } or { Usage: not "ENCRYPT_DECRYPT" } =>
                $"Key {key.KeyId} is a {key.Spec} key for {key.Usage}; S3 takes symmetric encryption keys only.",
            _ => null,
        };

    /// <summary>Users who may write (or read) today and could not with the key, and users of whom that is not certain.</summary>
    public static (IReadOnlyList<string> Writers, IReadOnlyList<string> Readers, IReadOnlyList<string> Uncertain) ShutOut(
        IReadOnlyList<BucketUser> users,
        LayerPolicy keyPolicy,
        string keyArn,
        ResourceRef bucket
    )
    {
        var (writers, readers, uncertain) = (new List<string>(), new List<string>(), new List<string>());
        foreach (var user in users)
        {
            var write = user.Writes ? Decide(user, "kms:GenerateDataKey") : Verdict.Allowed;
            var read = user.Reads ? Decide(user, "kms:Decrypt") : Verdict.Allowed;
            if (IsDenied(write))
            {
                (user.IsCertain ? writers : uncertain).Add(user.Name);
            }
            else if (IsDenied(read))
            {
                (user.IsCertain ? readers : uncertain).Add(user.Name);
            }
            else if ((write == Verdict.Indeterminate || read == Verdict.Indeterminate) && user.IsCertain)
            {
                uncertain.Add(user.Name);
            }
        }

        return (writers, readers, uncertain);

        Verdict Decide(BucketUser user, string action)
        {
            var context = RequestContext
                .Incomplete.With("kms:ViaService", $"s3.{bucket.Region}.amazonaws.com")
                .With("kms:CallerAccount", user.Principal.Account ?? bucket.AccountId)
                .With("aws:SecureTransport", "true")
                .With("aws:SourceAccount", bucket.AccountId);
            return PolicyEvaluator.Decide(
                new AccessRequest(user.Principal, action, keyArn, context, Arns.AccountOf(keyArn)),
                user.Policies with
                {
                    Resource = keyPolicy,
                }
            );
        }
    }

    /// <summary>A few names, and how many more.</summary>
    public static string Show(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(NamesShown)) + (names.Count > NamesShown ? $" and {names.Count - NamesShown} more" : "");

    private static bool IsDenied(Verdict verdict) => verdict is Verdict.ExplicitlyDenied or Verdict.ImplicitlyDenied;
}
