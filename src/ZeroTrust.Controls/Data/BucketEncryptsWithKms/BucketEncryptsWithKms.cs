using ZeroTrust.Controls.Judging;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using ZeroTrust.Facts.S3;

namespace ZeroTrust.Controls.Data;

/// <summary>Buckets encrypt with a customer KMS key by default.</summary>
internal sealed partial class BucketEncryptsWithKms : IControl
{
    public IEnumerable<Finding> Evaluate(Snapshot snapshot, ControlInfo control, ControlSettings settings) =>
        snapshot
            .Listed<Bucket>()
            .Select(fact =>
                control.Judge(
                    fact,
                    bucket => control.Judge(snapshot.About<BucketEncryption>(bucket.Resource), encryption => Verdict(control, encryption))
                )
            );

    private static Finding Verdict(ControlInfo control, Known<BucketEncryption> encryption)
    {
        if (encryption.Value.Rules is not [var rule, ..])
        {
            return control.Fail(encryption.Resource, "The bucket has no default encryption of its own.", encryption.Shows("rules", 0));
        }

        var evidence = new[]
        {
            encryption.Shows("algorithm", rule.Algorithm),
            encryption.Shows("kmsKeyId", rule.KmsKeyId),
            encryption.Shows("bucketKeyEnabled", rule.BucketKeyEnabled),
        };
        if (!rule.UsesKms)
        {
            return control.Fail(encryption.Resource, $"New objects are encrypted with {rule.Algorithm}, by a key of AWS's.", evidence);
        }

        return rule.UsesCustomerKey
            ? control.Pass(encryption.Resource, $"New objects are encrypted with {rule.KmsKeyId}.", evidence)
            : control.Fail(encryption.Resource, "New objects are encrypted with aws/s3, a key that AWS manages.", evidence);
    }
}
