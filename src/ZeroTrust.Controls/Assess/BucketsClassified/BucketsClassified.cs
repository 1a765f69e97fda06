using ZeroTrust.Controls.Judging;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using ZeroTrust.Facts.S3;

namespace ZeroTrust.Controls.Assess;

/// <summary>Buckets state how sensitive their data is.</summary>
internal sealed class BucketsClassified : IControl
{
    public IEnumerable<Finding> Evaluate(Snapshot snapshot, ControlInfo control, ControlSettings settings) =>
        snapshot
            .Listed<Bucket>()
            .Select(fact =>
                control.Judge(
                    fact,
                    bucket => control.Judge(snapshot.About<BucketTags>(bucket.Resource), tags => Verdict(control, tags, settings))
                )
            );

    private static Finding Verdict(ControlInfo control, Known<BucketTags> tags, ControlSettings settings)
    {
        var names = settings.Texts("classificationTags");
        var stated = tags
            .Value.Tags.Where(tag => names.Contains(tag.Key, StringComparer.OrdinalIgnoreCase))
            .Select(static tag => tag.Value)
            .ToList();
        var evidence = tags.Shows("classification", stated);
        if (stated.Count == 0)
        {
            return control.Fail(tags.Resource, "The bucket has no classification tag.", evidence);
        }

        return stated.TrueForAll(level => settings.Texts("levels").Contains(level, StringComparer.OrdinalIgnoreCase))
            ? control.Pass(tags.Resource, $"The data is classified: {string.Join(", ", stated)}.", evidence)
            : control.Fail(
                tags.Resource,
                $"'{string.Join(", ", stated)}' is not one of the levels {string.Join(", ", settings.Texts("levels"))}.",
                evidence
            );
    }
}
