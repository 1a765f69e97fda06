using System.Text;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Controls.Coverage;
using ZeroTrust.Core.Frameworks;

namespace ZeroTrust.PowerShell.Help.Writing;

/// <summary>The part of the coverage page about frameworks: one row each, then one table each with every requirement.</summary>
internal static class FrameworkTables
{
    /// <summary>Appends the tables.</summary>
    /// <param name="text">The page so far.</param>
    /// <param name="controls">All controls.</param>
    /// <param name="links">Links to the pages of controls by their ids.</param>
    public static void Write(StringBuilder text, IReadOnlyList<ControlInfo> controls, IReadOnlyDictionary<string, string> links)
    {
        text.Append(
            """

            ## Frameworks

            Covered: who passes one of the controls passes the requirement. Partial: controls serve it, and who passes them may still
            fail it. A framework of objectives asks for more than a configuration, so that controls never cover all of a requirement. In
            brackets: only what concerns Zero Trust, where a framework asks for more than that.

            | framework | version | asks for | covered | partial | not covered |
            |---|---|---|---|---|---|

            """
        );
        var tables = new StringBuilder();
        foreach (var framework in FrameworkCatalogue.All)
        {
            var coverage = FrameworkCoverage.Of(framework, controls).ToArray();
            var counts = Enum.GetValues<CoverageState>().OrderDescending().Select(state => Count(coverage, state));
            var kind = framework.RequirementsAre.ToString().ToLowerInvariant();
            text.Append($"| [{framework.Key}](#{Anchor(framework.Key)}) | {framework.Version} | {kind} | {string.Join(" | ", counts)} |\n");
            Table(tables, framework, coverage, links);
        }

        text.Append(tables);
    }

    private static string Count(RequirementCoverage[] coverage, CoverageState state)
    {
        var all = coverage.Count(requirement => requirement.Coverage == state);
        var concerning = coverage.Count(requirement => requirement.Coverage == state && requirement.ZeroTrust);
        return all == concerning ? $"{all}" : $"{all} ({concerning})";
    }

    private static void Table(
        StringBuilder text,
        Framework framework,
        RequirementCoverage[] coverage,
        IReadOnlyDictionary<string, string> links
    )
    {
        text.Append($"\n## {framework.Key}\n\n");
        text.Append($"{framework.Name}, version {framework.Version} ({framework.Date}). Source: <{framework.Source}>.\n");
        if (framework.Stages.Count > 0)
        {
            text.Append($"Stages: {string.Join(", ", framework.Stages)}.\n");
        }

        text.Append("\n| requirement | asks for | coverage | controls | what is missing |\n|---|---|---|---|---|\n");
        foreach (var requirement in coverage)
        {
            var controls = string.Join(", ", requirement.Controls.Select(id => links[id]));
            var missing = Cell(string.Join(' ', requirement.Missing));
            string[] cells = [requirement.Requirement, Cell(requirement.Title), Words(requirement), controls, missing];
            text.Append($"| {string.Join(" | ", cells)} |\n");
        }
    }

    private static string Words(RequirementCoverage requirement) =>
        requirement.Coverage switch
        {
            CoverageState.Covered => "covered",
            CoverageState.Partial => "partial",
            _ => requirement.ZeroTrust ? "not covered" : "not covered, beyond Zero Trust",
        };

    // As GitHub makes anchors of headings: lower case, without dots.
    private static string Anchor(string heading) => heading.ToLowerInvariant().Replace(".", "", StringComparison.Ordinal);

    private static string Cell(string text) =>
        text.Replace("|", "\\|", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal);
}
