using ZeroTrust.Controls.Judging;
using ZeroTrust.Controls.Planning;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using ZeroTrust.Facts.S3;
using ZeroTrust.Policy.Layers;

namespace ZeroTrust.Controls.Data;

/// <summary>Buckets accept requests over TLS only.</summary>
internal sealed partial class BucketAcceptsTlsOnly : IControl
{
    public IEnumerable<Finding> Evaluate(Snapshot snapshot, ControlInfo control, ControlSettings settings) =>
        snapshot
            .Listed<Bucket>()
            .Select(fact =>
                control.Judge(
                    fact,
                    bucket =>
                        control.Judge(
                            snapshot.About<BucketPolicy>(bucket.Resource),
                            policy => Verdict(control, policy, Arns.Bucket(snapshot, bucket.Resource))
                        )
                )
            );

    private static Finding Verdict(ControlInfo control, Known<BucketPolicy> policy, string arn)
    {
        var evidence = policy.Shows("document", policy.Value.Document);
        if (policy.Value.Document is not { } text)
        {
            return control.Fail(policy.Resource, "The bucket has no policy, so it answers over plain HTTP.", evidence);
        }

        var attached = LayerPolicy.Parse(policy.Resource.Id, text);
        if (!attached.Document.IsUnderstood)
        {
            return control.Unknown(
                policy.Resource,
                new Gap(GapReason.Failed, FactTypes.ActionOf<BucketPolicy>(), "the policy is not one that the engine understands")
            );
        }

        return BucketDenials.PlainHttp(attached, arn)
            ? control.Pass(policy.Resource, "The policy denies every request without TLS.", evidence)
            : control.Fail(policy.Resource, "The policy does not deny every request without TLS.", evidence);
    }
}
