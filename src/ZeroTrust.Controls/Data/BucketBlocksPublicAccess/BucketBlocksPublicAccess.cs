using ZeroTrust.Controls.Judging;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using ZeroTrust.Facts.S3;

namespace ZeroTrust.Controls.Data;

/// <summary>Buckets block public access.</summary>
internal sealed partial class BucketBlocksPublicAccess : IControl
{
    public IEnumerable<Finding> Evaluate(Snapshot snapshot, ControlInfo control, ControlSettings settings) =>
        snapshot
            .Listed<Bucket>()
            .Select(fact =>
                control.Judge(
                    fact,
                    bucket =>
                        control.Judge(
                            snapshot.About<BucketPublicAccessBlock>(bucket.Resource),
                            own =>
                                own.Value.BlocksEverything
                                    ? control.Pass(bucket.Resource, "The bucket blocks public access.", own.Shows("blocksEverything", true))
                                    : OfBoth(snapshot, control, own)
                        )
                )
            );

    private static Finding OfBoth(Snapshot snapshot, ControlInfo control, Known<BucketPublicAccessBlock> own)
    {
        var account = snapshot.About<AccountPublicAccessBlock>(ResourceRef.Account(own.Resource.AccountId));
        var isManaged = OrganizationHold.Of(snapshot, own.Resource.AccountId) is not null;
        return control.Judge(account, known => Together(control, own, known, isManaged)) with { Resource = own.Resource };
    }

    private static Finding Together(
        ControlInfo control,
        Known<BucketPublicAccessBlock> bucket,
        Known<AccountPublicAccessBlock> account,
        bool isManaged
    )
    {
        (string Name, bool On)[] settings =
        [
            ("BlockPublicAcls", bucket.Value.BlockPublicAcls || account.Value.BlockPublicAcls),
            ("IgnorePublicAcls", bucket.Value.IgnorePublicAcls || account.Value.IgnorePublicAcls),
            ("BlockPublicPolicy", bucket.Value.BlockPublicPolicy || account.Value.BlockPublicPolicy),
            ("RestrictPublicBuckets", bucket.Value.RestrictPublicBuckets || account.Value.RestrictPublicBuckets),
        ];
        var off = settings.Where(static setting => !setting.On).Select(static setting => setting.Name).ToList();
        return off.Count == 0
            ? control.Pass(
                bucket.Resource,
                isManaged
                    ? "The account's settings, managed by the organization, complete those of the bucket."
                    : "The account's settings complete those of the bucket.",
                bucket.Shows("blocksEverything", false),
                account.Shows("blocksEverything", account.Value.BlocksEverything)
            )
            : control.Fail(
                bucket.Resource,
                $"Off at bucket and account{(isManaged ? " (managed by the organization)" : "")}: {string.Join(", ", off)}.",
                bucket.Shows("configured", bucket.Value.Configured),
                bucket.Shows("off", off)
            );
    }
}
