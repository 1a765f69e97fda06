using ZeroTrust.Controls.Judging;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts.Tagging;

namespace ZeroTrust.Controls.Assess;

/// <summary>Assets name their owner, business function and risk.</summary>
internal sealed class AssetsTagged : IControl
{
    public IEnumerable<Finding> Evaluate(Snapshot snapshot, ControlInfo control, ControlSettings settings)
    {
        (string Kind, HashSet<string> Names)[] kinds =
        [
            ("owner", Plain(settings.Texts("ownerTags"))),
            ("business function", Plain(settings.Texts("businessFunctionTags"))),
            ("risk", Plain(settings.Texts("riskTags"))),
        ];
        return snapshot
            .Listed<TaggedAsset>()
            .Select(fact =>
                control.Judge(
                    fact,
                    asset =>
                    {
                        var present = asset
                            .Value.Tags.Where(static tag => !string.IsNullOrWhiteSpace(tag.Value))
                            .Select(static tag => Plain(tag.Key))
                            .ToHashSet(StringComparer.Ordinal);
                        var absent = kinds.Where(kind => !kind.Names.Overlaps(present)).Select(static kind => kind.Kind).ToList();
                        var evidence = asset.Shows("tags", asset.Value.Tags.Select(static tag => tag.Key + "=" + tag.Value));
                        return absent.Count == 0
                            ? control.Pass(asset.Resource, "Owner, business function and risk are named.", evidence)
                            : control.Fail(asset.Resource, $"Not named: {string.Join(", ", absent)}.", evidence);
                    }
                )
            );
    }

    private static HashSet<string> Plain(IEnumerable<string> names) => names.Select(Plain).ToHashSet(StringComparer.Ordinal);

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
