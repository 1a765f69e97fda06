using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Flow;
using ZeroTrust.Core.Journal;
using ZeroTrust.Core.Snapshots;

namespace ZeroTrust.Core.Reports;

/// <summary>Everything that a report shows.</summary>
public sealed record Report
{
    /// <summary>When, by whom and over what the facts were read.</summary>
    public required SnapshotHeader Header { get; init; }

    /// <summary>When the report was made, UTC.</summary>
    public required DateTimeOffset GeneratedAt { get; init; }

    /// <summary>Scores.</summary>
    public required Posture Posture { get; init; }

    /// <summary>The controls that were evaluated, or could have been.</summary>
    public required IReadOnlyList<ControlInfo> Controls { get; init; }

    /// <summary>Findings, worst first.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>What could not be read.</summary>
    public IReadOnlyList<ReportGap> Gaps { get; init; } = [];

    /// <summary>Changes from the journal; empty for none.</summary>
    public IReadOnlyList<ChangeRecord> Changes { get; init; } = [];

    /// <summary>Puts a report together.</summary>
    /// <param name="snapshot">The facts.</param>
    /// <param name="findings">The findings of an assessment of them.</param>
    /// <param name="catalogue">The controls.</param>
    /// <param name="generatedAt">Now, UTC.</param>
    /// <param name="changes">Changes to show; null for none.</param>
    public static Report Of(
        Snapshot snapshot,
        IEnumerable<Finding> findings,
        ControlCatalogue catalogue,
        DateTimeOffset generatedAt,
        IEnumerable<ChangeRecord>? changes = null
    )
    {
        var sorted = findings
            .OrderBy(static f => RankOf(f.Outcome))
            .ThenByDescending(static f => f.Severity)
            .ThenBy(static f => f.ControlId, StringComparer.Ordinal)
            .ThenBy(static f => f.Resource.Key, StringComparer.Ordinal)
            .ToList();
        return new Report
        {
            Header = snapshot.Header,
            GeneratedAt = generatedAt,
            Posture = Posture.Of(sorted, catalogue, snapshot.Header),
            Controls = [.. catalogue.Entries.Select(static entry => entry.Info)],
            Findings = sorted,
            Gaps = [.. snapshot.Gaps.Select(static gap => new ReportGap(gap.Resource, gap.FactType, gap.Gap))],
            Changes = [.. changes ?? []],
        };
    }

    private static int RankOf(Outcome outcome) =>
        outcome switch
        {
            Outcome.Fail => 0,
            Outcome.Unknown => 1,
            Outcome.Excepted => 2,
            Outcome.Pass => 3,
            _ => 4,
        };
}
