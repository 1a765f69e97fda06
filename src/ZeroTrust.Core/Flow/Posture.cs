using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Controls.Guide;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Snapshots;

namespace ZeroTrust.Core.Flow;

/// <summary>
/// Scores of an assessment. For every control, the share of its findings that pass, weighted by the
/// severity of each finding, over those that pass or
/// fail; then the mean of these shares over the controls, weighted by the severity of each control: so one control with a thousand passing
/// resources cannot drown one that fails on root. Weights: Critical 40, High 10, Medium 4, Low 1, Informational 0.
/// Unknown, excepted and not applicable findings are outside the score;
/// <see cref="Score.AtLeastPercent"/> is the same with Unknown as failed.
/// </summary>
public sealed record Posture
{
    /// <summary>Over everything.</summary>
    public required Score Overall { get; init; }

    /// <summary>One for each of the six steps, also where no control spoke.</summary>
    public required IReadOnlyList<Score> Steps { get; init; }

    /// <summary>One for each of the three phases.</summary>
    public required IReadOnlyList<Score> Phases { get; init; }

    /// <summary>One for each row of the guide, also where no control spoke.</summary>
    public required IReadOnlyList<Score> Rows { get; init; }

    /// <summary>One for each account.</summary>
    public required IReadOnlyList<Score> Accounts { get; init; }

    /// <summary>Computes the scores.</summary>
    /// <param name="findings">Findings of one assessment; those of controls that the catalogue does not hold are left out.</param>
    /// <param name="catalogue">The controls.</param>
    /// <param name="header">Names of accounts.</param>
    public static Posture Of(IEnumerable<Finding> findings, ControlCatalogue catalogue, SnapshotHeader header)
    {
        var known = findings
            .Select(finding => (Finding: finding, catalogue.Find(finding.ControlId)?.Info))
            .Where(static pair => pair.Info is not null)
            .Select(static pair => (pair.Finding, Info: pair.Info!))
            .ToList();
        var names = header
            .Accounts.GroupBy(static a => a.Id)
            .ToDictionary(static g => g.Key, static g => g.First().Name, StringComparer.Ordinal);
        return new Posture
        {
            Overall = ScoreOf("all", "Overall", known),
            Steps =
            [
                .. Enum.GetValues<GuideStep>()
                    .Select(step => ScoreOf(step.ToString(), GuideTable.TitleOf(step), known.Where(p => p.Info.Step == step))),
            ],
            Phases =
            [
                .. Enumerable
                    .Range(1, 3)
                    .Select(phase =>
                        ScoreOf(
                            phase.ToString(System.Globalization.CultureInfo.InvariantCulture),
                            GuideTable.TitleOf(phase),
                            known.Where(p => p.Info.Rows.Any(row => GuideTable.Find(row)?.Phase == phase))
                        )
                    ),
            ],
            Rows = [.. GuideTable.Rows.Select(row => ScoreOf(row.Id, row.Title, known.Where(p => p.Info.Rows.Contains(row.Id))))],
            Accounts =
            [
                .. known
                    .GroupBy(static p => p.Finding.Resource.AccountId)
                    .OrderBy(static g => g.Key, StringComparer.Ordinal)
                    .Select(group => ScoreOf(group.Key, names.GetValueOrDefault(group.Key, group.Key), group)),
            ],
        };
    }

    /// <summary>How much a finding of this severity weighs.</summary>
    public static int WeightOf(Severity severity) =>
        severity switch
        {
            Severity.Critical => 40,
            Severity.High => 10,
            Severity.Medium => 4,
            Severity.Low => 1,
            _ => 0,
        };

    private static Score ScoreOf(string key, string title, IEnumerable<(Finding Finding, ControlInfo Info)> part)
    {
        var controls = part.GroupBy(static p => p.Info.Id, StringComparer.Ordinal).ToList();
        var outcomes = controls.SelectMany(static g => g).CountBy(static p => p.Finding.Outcome);
        return new Score(
            key,
            title,
            Percent(controls, unknownFails: false),
            Percent(controls, unknownFails: true),
            controls.Count,
            outcomes.GetValueOrDefault(Outcome.Pass),
            outcomes.GetValueOrDefault(Outcome.Fail),
            outcomes.GetValueOrDefault(Outcome.Unknown),
            outcomes.GetValueOrDefault(Outcome.Excepted)
        );
    }

    private static double? Percent(IEnumerable<IGrouping<string, (Finding Finding, ControlInfo Info)>> controls, bool unknownFails)
    {
        double weighted = 0;
        double weights = 0;
        foreach (var control in controls)
        {
            double passed = 0;
            double counted = 0;
            foreach (var (finding, _) in control)
            {
                if (finding.Outcome is Outcome.Pass or Outcome.Fail || (unknownFails && finding.Outcome == Outcome.Unknown))
                {
                    counted += WeightOf(finding.Severity);
                    passed += finding.Outcome == Outcome.Pass ? WeightOf(finding.Severity) : 0;
                }
            }

            if (counted > 0)
            {
                var weight = WeightOf(control.First().Info.Severity);
                weights += weight;
                weighted += weight * passed / counted;
            }
        }

        return weights > 0 ? Math.Round(100 * weighted / weights, 1) : null;
    }
}

file static class Counting
{
    public static Dictionary<Outcome, int> CountBy<T>(this IEnumerable<T> items, Func<T, Outcome> outcome) =>
        items.GroupBy(outcome).ToDictionary(static g => g.Key, static g => g.Count());
}
