using System.Text;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Controls.Coverage;
using ZeroTrust.Core.Controls.Guide;
using ZeroTrust.PowerShell.Help.Reading;

namespace ZeroTrust.PowerShell.Help.Writing;

/// <summary>
/// Writes <c>docs/coverage.md</c>: which controls and cmdlets serve each row of the guide, and what the controls can say about each
/// requirement of a framework.
/// </summary>
internal static class CoveragePage
{
    /// <summary>The page.</summary>
    public static string Write(IReadOnlyList<ControlEntry> entries, IReadOnlyList<CmdletPage> cmdlets)
    {
        var links = entries.ToDictionary(
            static entry => entry.Info.Id,
            static entry => $"[{entry.Info.Id}](controls/{entry.Info.Name}.md)",
            StringComparer.Ordinal
        );
        var text = new StringBuilder(
            """
            # Coverage

            Made from the metadata of the controls, the attributes of the cmdlets and the lists of the frameworks by
            `./build.ps1 -Task help`; do not edit.

            ## Rows of the guide

            A dash: there is nothing to change.

            | row | phase | promise | assessed by | enforced by |
            |---|---|---|---|---|

            """
        );
        var commands = Commands(cmdlets);
        foreach (var row in GuideCoverage.Of(entries, commands))
        {
            var assessed = Serving(row.Controls, row.Commands, links);
            var enforced = Serving(row.EnforcingControls, row.EnforcingCommands, links);
            var nothing = row.CanEnforce ? "" : "-";
            text.Append($"| {row.Row} | {row.Phase} | {row.Title} | {assessed} | {(enforced.Length == 0 ? nothing : enforced)} |\n");
        }

        text.Append("\n## Principles\n\n| principle | what it is | cmdlets |\n|---|---|---|\n");
        foreach (var principle in GuideTable.Principles)
        {
            var upholding = commands.Where(command => command.Upholds.Contains(principle.Id));
            text.Append(
                $"| {principle.Id} | {principle.Title} | {string.Join(", ", upholding.Select(static command => Link(command.Name)))} |\n"
            );
        }

        FrameworkTables.Write(text, [.. entries.Select(static entry => entry.Info)], links);
        return text.ToString();
    }

    private static ServingCommand[] Commands(IReadOnlyList<CmdletPage> cmdlets) =>
        [
            .. cmdlets
                .Select(static page => new ServingCommand(page.Name, page.Assesses, page.Enforces, page.Upholds))
                .OrderBy(static command => command.Name, StringComparer.Ordinal),
        ];

    private static string Serving(IEnumerable<string> controls, IEnumerable<string> commands, Dictionary<string, string> links) =>
        string.Join(", ", controls.Select(id => links[id]).Concat(commands.Select(Link)));

    private static string Link(string cmdlet) => $"[{cmdlet}](cmdlets/{cmdlet}.md)";
}
