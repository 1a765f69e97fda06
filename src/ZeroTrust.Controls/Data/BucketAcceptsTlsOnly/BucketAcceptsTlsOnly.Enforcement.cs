using ZeroTrust.Controls.Planning;
using ZeroTrust.Controls.Planning.BucketDefaultEncryption;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using ZeroTrust.Facts.S3;

namespace ZeroTrust.Controls.Data;

/// <summary>Adds one Deny statement and keeps the rest.</summary>
internal sealed partial class BucketAcceptsTlsOnly : IEnforcement
{
    public PlanDraft Plan(Finding finding, Snapshot snapshot, PlanContext context)
    {
        if (finding.Outcome is not Outcome.Fail || snapshot.Find<BucketPolicy>(finding.Resource) is not Known<BucketPolicy> policy)
        {
            return PlanDraft.Empty;
        }

        var arn = Arns.Bucket(snapshot, finding.Resource);
        return BucketPolicyChange.Plan(finding.Id, finding.ControlId, finding.Resource, arn, policy, [BucketStatements.DenyPlainHttp(arn)]);
    }
}
