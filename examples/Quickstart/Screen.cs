using System.Globalization;
using Spectre.Console;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Flow;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Snapshots;

namespace ZeroTrust.Examples.Quickstart;

/// <summary>What a person sees. Names of resources are data: they are escaped, never markup.</summary>
internal static class Screen
{
    public static void Heading(string text)
    {
        AnsiConsole.WriteLine();
        AnsiConsole.Write(new Rule($"[bold]{Markup.Escape(text)}[/]").LeftJustified());
    }

    public static void Header(SnapshotHeader header)
    {
        foreach (var account in header.Accounts)
        {
            AnsiConsole.MarkupLineInterpolated(
                CultureInfo.InvariantCulture,
                $"  {account.Id}  {account.Name}{(account.Gap is null ? "" : "  (not entered: " + account.Gap.Message + ")")}"
            );
        }
    }

    /// <summary>The worst first; what one control says about many regions or resources of an account is one row.</summary>
    public static void Findings(IReadOnlyList<Finding> findings, int most)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Severity", "Control", "Account", "Resources", "Such as", "Why");
        var failed = findings.Where(static finding => finding.Outcome == Outcome.Fail).ToArray();
        var rows = failed
            .GroupBy(static finding => (finding.ControlId, finding.Resource.AccountId, finding.Severity))
            .OrderByDescending(static row => row.Key.Severity)
            .ThenBy(static row => row.Key.ControlId, StringComparer.Ordinal)
            .ToArray();
        foreach (var row in rows.Take(most))
        {
            var first = row.First();
            table.AddRow(
                $"[{Colour(row.Key.Severity)}]{row.Key.Severity}[/]",
                Markup.Escape(row.Key.ControlId),
                Markup.Escape(row.Key.AccountId),
                row.Count().ToString(CultureInfo.InvariantCulture),
                Markup.Escape(Shorten(first.Resource.Name ?? first.Resource.Id, 30)),
                Markup.Escape(Shorten(first.Reason, 110))
            );
        }

        AnsiConsole.Write(table);
        var unknown = findings.Count(static finding => finding.Outcome == Outcome.Unknown);
        var shown = rows.Length > most ? $" (the worst {most} of {rows.Length} kinds are shown)" : "";
        AnsiConsole.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{failed.Length} of {findings.Count} findings failed{shown}, {unknown} could not be decided."
            )
        );
    }

    public static void Scores(Posture posture, Posture? earlier = null)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Step", "Score", "", "Passed", "Failed", "Unknown");
        foreach (
            var (score, before) in posture
                .Steps.Append(posture.Overall)
                .Zip((earlier ?? posture).Steps.Append((earlier ?? posture).Overall))
        )
        {
            var percent = score.Percent ?? 0;
            var bar = new string('█', (int)(percent / 5)) + new string('░', 20 - (int)(percent / 5));
            var change = earlier is null || score.Percent is null || before.Percent is null ? "" : $" (was {Percent(before.Percent)})";
            table.AddRow(
                Markup.Escape(score.Title),
                Percent(score.Percent) + change,
                $"[{(percent >= 80 ? "green" : percent >= 50 ? "yellow" : "red")}]{bar}[/]",
                score.Passed.ToString(CultureInfo.InvariantCulture),
                score.Failed.ToString(CultureInfo.InvariantCulture),
                score.Unknown.ToString(CultureInfo.InvariantCulture)
            );
        }

        AnsiConsole.Write(table);
    }

    /// <summary>One example of each kind of change, with its first call.</summary>
    public static void Plan(Plan plan)
    {
        foreach (var kind in plan.Changes.GroupBy(static change => (change.ControlId, change.Type)))
        {
            var change = kind.First();
            var call = change.Do[0];
            AnsiConsole.MarkupLineInterpolated(
                CultureInfo.InvariantCulture,
                $"  [bold]{kind.Count(),3} x[/] {Shorten(change.Description, 120)}"
            );
            AnsiConsole.MarkupLineInterpolated(
                CultureInfo.InvariantCulture,
                $"        [grey]{call.Service}:{call.Operation} {Shorten(call.Parameters.ToJsonString(), 110)}[/]"
            );
        }

        foreach (var group in plan.Notes.GroupBy(static note => note.Kind).OrderBy(static group => group.Key))
        {
            AnsiConsole.MarkupLineInterpolated(
                CultureInfo.InvariantCulture,
                $"  {group.Key}: {group.Count()}, such as: {group.First().Message}"
            );
        }
    }

    public static void Results(IReadOnlyList<ChangeResult> results)
    {
        AnsiConsole.WriteLine(
            "  "
                + string.Join(", ", results.GroupBy(static result => result.Status).Select(static group => $"{group.Key}: {group.Count()}"))
        );
        foreach (var result in results.Where(static result => result.Error is not null))
        {
            AnsiConsole.MarkupLineInterpolated(
                CultureInfo.InvariantCulture,
                $"  [yellow]{result.Status}[/] {result.Change.Description}: {result.Error!.Message}"
            );
        }
    }

    private static string Percent(double? percent) =>
        percent is null ? "-" : percent.Value.ToString("0", CultureInfo.InvariantCulture) + " %";

    private static string Shorten(string text, int most)
    {
        var visible = string.Concat(text.Select(static c => char.IsControl(c) ? '\uFFFD' : c));
        return visible.Length <= most ? visible : visible[..(most - 1)] + "…";
    }

    private static string Colour(Severity severity) =>
        severity switch
        {
            Severity.Critical => "bold red",
            Severity.High => "red",
            Severity.Medium => "yellow",
            _ => "grey",
        };
}
