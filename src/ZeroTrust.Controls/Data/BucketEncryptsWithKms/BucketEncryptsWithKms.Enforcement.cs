using ZeroTrust.Controls.Planning.BucketDefaultEncryption;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Planning.Intents;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts.S3;

namespace ZeroTrust.Controls.Data;

/// <summary>Gives the bucket a customer key that its users may use.</summary>
internal sealed partial class BucketEncryptsWithKms : IEnforcement
{
    public PlanDraft Plan(Finding finding, Snapshot snapshot, PlanContext context)
    {
        if (finding.Outcome is not Outcome.Fail)
        {
            return PlanDraft.Empty;
        }

        // Every finding of an account and region plans the same key, for the users of all its
        // failing buckets; the plan merges what is equal.
        var sharing = snapshot
            .AllKnown<BucketEncryption>()
            .Where(other =>
                other.Resource.AccountId == finding.Resource.AccountId
                && other.Resource.Region == finding.Resource.Region
                && other.Value.Rules is not [{ UsesCustomerKey: true }, ..]
            )
            .Select(static other => other.Resource)
            .ToList();
        var given = context.Settings.Text("kmsKeyId");
        var intent = new BucketEncryptionIntent(
            [finding.Resource.Id],
            given.Length > 0 ? given : null,
            given.Length == 0,
            EnforceTls: false,
            DenyUnencryptedPut: false,
            finding.Resource.AccountId
        );
        return new BucketPlan(intent, snapshot, finding.Resource, finding.ControlId, sharing).Make();
    }
}
