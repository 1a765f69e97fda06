using ZeroTrust.Controls.Judging;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts.AccessAnalyzer;

namespace ZeroTrust.Controls.Identity;

/// <summary>IAM Access Analyzer looks at every region.</summary>
internal sealed partial class AccessAnalyzerInEveryRegion : IControl
{
    public IEnumerable<Finding> Evaluate(Snapshot snapshot, ControlInfo control, ControlSettings settings) =>
        snapshot
            .OfEachRegion<AccessAnalyzers>()
            .Select(fact =>
                control.Judge(
                    fact,
                    found =>
                    {
                        var external = found
                            .Value.Analyzers.Where(static analyzer => analyzer.Type is "ACCOUNT" or "ORGANIZATION")
                            .ToList();
                        var evidence = found.Shows(
                            "analyzers",
                            found.Value.Analyzers.Select(static analyzer => $"{analyzer.Name} {analyzer.Type} {analyzer.Status}")
                        );
                        return external.Any(static analyzer => analyzer.Status == "ACTIVE")
                            ? control.Pass(found.Resource, $"An analyzer for external access works in {found.Resource.Region}.", evidence)
                            : control.Fail(
                                found.Resource,
                                external.Count == 0
                                    ? $"No analyzer for external access in {found.Resource.Region}."
                                    : $"The analyzer in {found.Resource.Region} does not work.",
                                evidence
                            );
                    }
                )
            );
}
